using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>
/// What may be given to customers and how much of it: data, the company's own or goodwill.json, which describes the parts.
/// Immutable.
/// </summary>
internal sealed class GoodwillPolicy
{
    private static readonly Lazy<GoodwillPolicy> Shipped = new(() => Parse(CustomerData.Read("Goodwill/goodwill.json")));

    private readonly Dictionary<string, HarmKind> _kinds;
    private readonly Dictionary<HarmKind, double> _weights;

    private GoodwillPolicy(PolicyFile file)
    {
        Currency = file.Currency;
        Period = TimeSpan.FromDays(file.PeriodDays);
        CustomerLimit = file.Limits.Customer;
        AgentBudget = file.Limits.Agent;
        TenantLimit = file.Limits.Tenant;
        AgentLimit = file.AgentLimit;
        ApprovalShare = file.ApprovalShare;
        _weights = file.Harms.ToDictionary(row => PolicyFile.Kind(row.Kind), row => row.Weight);
        _kinds = file.Harms
            .SelectMany(row => row.Rules.Select(rule => (rule, Kind: PolicyFile.Kind(row.Kind))))
            .ToDictionary(pair => pair.rule, pair => pair.Kind, StringComparer.Ordinal);
        Gestures =
        [
            .. file.Gestures.Select(row => new CatalogueGesture(
                row.Id,
                row.Description.Replace("{amount}", Amounts.Say(row.Cost, file.Currency), StringComparison.Ordinal),
                row.Cost,
                row.Harms.Select(PolicyFile.Kind).ToHashSet(),
                row.LeastHarm)),
        ];
    }

    public static GoodwillPolicy Default => Shipped.Value;

    /// <summary>ISO 4217.</summary>
    public string Currency { get; }

    /// <summary>Within which the limits hold, and within which no gesture is given to a customer twice.</summary>
    public TimeSpan Period { get; }

    public decimal CustomerLimit { get; }

    public decimal AgentBudget { get; }

    public decimal TenantLimit { get; }

    /// <summary>The most that one gesture may cost without a supervisor.</summary>
    public decimal AgentLimit { get; }

    /// <summary>Above this share of any limit a supervisor decides.</summary>
    public double ApprovalShare { get; }

    public IReadOnlyList<CatalogueGesture> Gestures { get; }

    /// <summary>Reads a policy.</summary>
    /// <exception cref="InvalidDataException">It cannot be used; the message names every fault.</exception>
    public static GoodwillPolicy Parse(string json) => new(PolicyFile.Parse(json));

    /// <summary>Reads a policy from a file; the one that ships where the path is empty.</summary>
    /// <exception cref="InvalidDataException">It cannot be used; the message names every fault.</exception>
    public static GoodwillPolicy Read(string path) => path.Length == 0 ? Default : Parse(File.ReadAllText(path));

    /// <summary>The harm that a rule's contradictions are; null where they are none.</summary>
    public HarmKind? KindOf(string rule) => _kinds.TryGetValue(rule, out var kind) ? kind : null;

    /// <summary>How much one instance of a harm weighs, 0 to 1; 0 where it does not count.</summary>
    public double WeightOf(HarmKind kind) => _weights.GetValueOrDefault(kind);

    /// <summary>The limits as they hold now.</summary>
    public GoodwillLimits LimitsAt(DateTimeOffset now) => new(
        Amounts.ToMicros(CustomerLimit), Amounts.ToMicros(AgentBudget), Amounts.ToMicros(TenantLimit), PeriodStart(now));

    /// <summary>What was decided after this counts.</summary>
    public DateTimeOffset PeriodStart(DateTimeOffset now) =>
        now - DateTimeOffset.MinValue > Period ? now - Period : DateTimeOffset.MinValue;
}
