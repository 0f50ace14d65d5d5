using System.Text.Json;
using System.Text.Json.Serialization;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>A policy as it is written; goodwill.json describes the parts.</summary>
internal sealed record PolicyFile(
    [property: JsonRequired] string Currency,
    [property: JsonRequired] int PeriodDays,
    [property: JsonRequired] PolicyFile.LimitRow Limits,
    [property: JsonRequired] decimal AgentLimit,
    [property: JsonRequired] double ApprovalShare,
    [property: JsonRequired] PolicyFile.HarmRow[] Harms,
    [property: JsonRequired] PolicyFile.GestureRow[] Gestures)
{
    private const int MostGestures = 200;
    private const int MostRules = 1_000;
    private const int LongestDescription = 200;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly Dictionary<string, HarmKind> Kinds = Enum.GetValues<HarmKind>()
        .Where(kind => kind != HarmKind.Unspecified)
        .ToDictionary(kind => EnumNames.UpperSnake(kind), StringComparer.Ordinal);

    /// <summary>Reads and checks a policy.</summary>
    /// <exception cref="InvalidDataException">The message names every fault.</exception>
    public static PolicyFile Parse(string json)
    {
        PolicyFile file;
        try
        {
            file = JsonSerializer.Deserialize<PolicyFile>(json, Strict) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The goodwill policy cannot be read: {e.Message}", e);
        }

        var faults = file.Faults().ToArray();
        return faults.Length == 0 ? file : throw new InvalidDataException($"The goodwill policy: {string.Join("; ", faults)}.");
    }

    /// <summary>The kind of a name that was checked.</summary>
    public static HarmKind Kind(string name) => Kinds[name];

    private IEnumerable<string> Faults() => FrameFaults().Concat(HarmFaults()).Concat(CatalogueFaults());

    private IEnumerable<string> FrameFaults()
    {
        if (Currency.Length != 3 || !Currency.All(char.IsAsciiLetterUpper))
        {
            yield return $"currency \"{Currency}\" is no ISO 4217 code such as USD";
        }

        if (PeriodDays is < 1 or > 3_660)
        {
            yield return "period_days must be 1 to 3,660";
        }

        foreach (var (name, limit) in new[] { ("customer", Limits.Customer), ("agent", Limits.Agent), ("tenant", Limits.Tenant) })
        {
            if (!Amounts.IsExact(limit))
            {
                yield return $"limits.{name} {AmountRule}";
            }
        }

        if (!Amounts.IsExact(AgentLimit))
        {
            yield return $"agent_limit {AmountRule}";
        }

        if (ApprovalShare is not (>= 0 and <= 1))
        {
            yield return "approval_share must be 0 to 1";
        }
    }

    private IEnumerable<string> HarmFaults()
    {
        foreach (var row in Harms)
        {
            if (!Kinds.ContainsKey(row.Kind))
            {
                yield return Unknown("harms", row.Kind);
            }

            if (row.Weight is not (>= 0 and <= 1))
            {
                yield return $"the harm {row.Kind} needs a weight of 0 to 1";
            }
        }

        foreach (var twice in Repeated(Harms.Select(row => row.Kind)).Concat(Repeated(Harms.SelectMany(row => row.Rules))))
        {
            yield return $"harms name \"{twice}\" twice";
        }

        if (Harms.Sum(row => row.Rules.Length) > MostRules)
        {
            yield return $"harms name more than {MostRules:N0} rules";
        }
    }

    private IEnumerable<string> CatalogueFaults()
    {
        if (Gestures.Length is 0 or > MostGestures)
        {
            yield return $"gestures must be 1 to {MostGestures}";
        }

        foreach (var twice in Repeated(Gestures.Select(row => row.Id)))
        {
            yield return $"the gesture \"{twice}\" is there twice";
        }

        foreach (var fault in Gestures.SelectMany(row => Faults(row).Select(fault => $"the gesture \"{row.Id}\" {fault}")))
        {
            yield return fault;
        }
    }

    private IEnumerable<string> Faults(GestureRow row)
    {
        if (!RequestRules.IsVisibleAscii(row.Id, 64))
        {
            yield return "needs an id of 1 to 64 visible ASCII characters";
        }

        if (string.IsNullOrWhiteSpace(row.Description) || row.Description.Length > LongestDescription || row.Description.Any(char.IsControl))
        {
            yield return $"needs a description of 1 to {LongestDescription} characters on one line";
        }

        if (row.Description.Replace("{amount}", "", StringComparison.Ordinal).AsSpan().IndexOfAny('{', '}') >= 0)
        {
            yield return "may hold {amount} in its description and nothing else in braces";
        }

        if (!Amounts.IsExact(row.Cost))
        {
            yield return $"has a cost that {AmountRule}";
        }
        else if (row.Cost > Limits.Customer || row.Cost > Limits.Tenant)
        {
            yield return "costs more than a customer or the company may be given, and could never be";
        }

        if (row.LeastHarm is not (> 0 and <= 1))
        {
            yield return "needs a least_harm above 0 and at most 1";
        }

        if (row.Harms.Length == 0)
        {
            yield return "suits no harm";
        }

        foreach (var name in row.Harms.Where(name => !Kinds.ContainsKey(name)))
        {
            yield return Unknown("suits", name);
        }
    }

    private const string AmountRule = "must be 0 to 1,000,000,000 with at most six decimals";

    private static string Unknown(string where, string name) => $"{where} \"{name}\", which is no harm; there are {string.Join(", ", Kinds.Keys)}";

    private static IEnumerable<string> Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);

    internal sealed record LimitRow(
        [property: JsonRequired] decimal Customer, [property: JsonRequired] decimal Agent, [property: JsonRequired] decimal Tenant);

    internal sealed record HarmRow([property: JsonRequired] string Kind, [property: JsonRequired] double Weight)
    {
        public string[] Rules { get; init; } = [];
    }

    internal sealed record GestureRow(
        [property: JsonRequired] string Id,
        [property: JsonRequired] string Description,
        [property: JsonRequired] decimal Cost,
        [property: JsonRequired] string[] Harms,
        [property: JsonRequired] double LeastHarm);
}
