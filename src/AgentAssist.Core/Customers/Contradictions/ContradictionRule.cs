using System.Text.Json;
using System.Text.Json.Serialization;
using AgentAssist.Core.Customers.Records;

namespace AgentAssist.Core.Customers.Contradictions;

/// <summary>Which two records cannot both be right; a row of contradictions.json, which describes the parts.</summary>
internal sealed class ContradictionRule
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private ContradictionRule(Row row)
    {
        Name = row.Name;
        First = Meanings(row.First, "first");
        FirstNot = Meanings(row.FirstNot, "first_not");
        Then = Meanings(row.Then, "then");
        ThenNot = Meanings(row.ThenNot, "then_not");
        Unless = Meanings(row.Unless, "unless");
        ResolvedBy = Meanings(row.ResolvedBy, "resolved_by");
        Once = row.Once;
        Earliest = row.Earliest;
        GraceDays = row.GraceDays;
        Confidence = row.Confidence;
        Why = row.Why;
        WhyUnnamed = row.WhyUnnamed;
        ForCustomer = row.ForCustomer;
        Tests = [.. row.Tests.Select(test => ContradictionTests.Find(test)
            ?? throw Fault($"the test \"{test}\" does not exist; there are {string.Join(", ", ContradictionTests.Names)}"))];
        if ((First == RecordMeaning.None || Then == RecordMeaning.None) && Tests.Count == 0)
        {
            throw Fault("where \"first\" or \"then\" is empty it needs a test");
        }

        if (row.Confidence is not (> 0 and <= 1) || row.GraceDays is < 0 or > 366)
        {
            throw Fault("confidence must be above 0 and at most 1, grace_days 0 to 366");
        }
    }

    public string Name { get; }

    public RecordMeaning First { get; }

    public RecordMeaning FirstNot { get; }

    public RecordMeaning Then { get; }

    public RecordMeaning ThenNot { get; }

    public RecordMeaning Unless { get; }

    public RecordMeaning ResolvedBy { get; }

    public bool Once { get; }

    public bool Earliest { get; }

    public int GraceDays { get; }

    public double Confidence { get; }

    public string Why { get; }

    public string WhyUnnamed { get; }

    public string ForCustomer { get; }

    public IReadOnlyList<ContradictionTest> Tests { get; }

    /// <summary>Reads rules.</summary>
    /// <exception cref="InvalidDataException">A rule that cannot be read or names what does not exist; the message names it.</exception>
    public static IReadOnlyList<ContradictionRule> Parse(string json)
    {
        Row[] rows;
        try
        {
            rows = JsonSerializer.Deserialize<Row[]>(json, Strict) ?? [];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The rules are no list of rules: {e.Message}", e);
        }

        var repeated = rows.GroupBy(row => row.Name).FirstOrDefault(group => group.Count() > 1);
        return repeated is null
            ? [.. rows.Select(row => new ContradictionRule(row))]
            : throw new InvalidDataException($"The rule \"{repeated.Key}\" is there twice.");
    }

    private RecordMeaning Meanings(string[] names, string part)
    {
        var all = RecordMeaning.None;
        foreach (var name in names)
        {
            all |= Enum.TryParse<RecordMeaning>(name, ignoreCase: false, out var meaning) && !char.IsAsciiDigit(name[0])
                ? meaning
                : throw Fault($"\"{part}\" names \"{name}\", which is no meaning of a record");
        }

        return all;
    }

    private InvalidDataException Fault(string what) => new($"The rule \"{Name}\": {what}.");

    private sealed record Row(
        [property: JsonRequired] string Name,
        [property: JsonRequired] string[] First,
        [property: JsonRequired] string[] Then,
        [property: JsonRequired] string Why,
        [property: JsonRequired] string WhyUnnamed,
        [property: JsonRequired] double Confidence)
    {
        public string[] FirstNot { get; init; } = [];

        public string[] ThenNot { get; init; } = [];

        public string[] Tests { get; init; } = [];

        public string[] Unless { get; init; } = [];

        public string[] ResolvedBy { get; init; } = [];

        public string ForCustomer { get; init; } = "";

        public bool Once { get; init; }

        public bool Earliest { get; init; }

        public int GraceDays { get; init; }
    }
}
