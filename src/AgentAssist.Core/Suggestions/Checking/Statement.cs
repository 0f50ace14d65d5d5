using System.Text.RegularExpressions;
using AgentAssist.Core.Customers.Records;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>Something that a reply can state about the customer's matter; statements.json holds them.</summary>
/// <param name="Name">What is stated, as it is said to the agent: "was delivered".</param>
/// <param name="Words">The words that state it. Run without backtracking.</param>
/// <param name="Proof">A record with any of these meanings proves it.</param>
/// <param name="Denial">A record with any of these meanings proves that it is not so.</param>
/// <param name="IsCustomersToTell">
/// Whether the customer's own word proves it. It does not where the company would have done the customer a favour: else whoever
/// says "my refund was approved" would be told so.
/// </param>
internal sealed record Statement(string Name, Regex Words, RecordMeaning Proof, RecordMeaning Denial, bool IsCustomersToTell)
{
    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private static readonly Lazy<IReadOnlyList<Statement>> Shipped =
        new(() => [.. EmbeddedData.Read<Row[]>("Checking/statements.json").Select(Read)]);

    private const int InGroup = 6;

    private static readonly Lazy<IReadOnlyList<(Regex Any, Statement[] Members)>> Groups = new(() =>
        [.. All.Chunk(InGroup).Select(group => (new Regex(string.Join('|', group.Select(statement => $"({statement.Words})")), Options), group))]);

    private static readonly Lazy<PatternSieve> Favours =
        new(() => PatternSieve.Of([.. All.Where(statement => !statement.IsCustomersToTell).Select(statement => statement.Words.ToString())], Options));

    private static readonly Lazy<PatternSieve> Sieve = new(() => PatternSieve.Of([.. All.Select(statement => statement.Words.ToString())], Options));

    public static IReadOnlyList<Statement> All => Shipped.Value;

    /// <summary>False where a sentence surely tells of nothing that the customer's word alone would not prove.</summary>
    public static bool MayClaimFavour(string sentence) => Favours.Value.MayMatch(sentence);

    /// <summary>Those that a sentence may make, found in few passes, since most sentences make none.</summary>
    public static IEnumerable<Statement> In(string sentence) =>
        Sieve.Value.MayMatch(sentence) ? Groups.Value.Where(group => group.Any.IsMatch(sentence)).SelectMany(group => group.Members) : [];

    private static Statement Read(Row row) =>
        new(row.Name, new Regex(string.Join('|', row.Words), Options), Meanings(row.Proof), Meanings(row.Denial), !row.Favour);

    private static RecordMeaning Meanings(string[] names) =>
        names.Aggregate(RecordMeaning.None, (all, name) => all | Enum.Parse<RecordMeaning>(name));

    private sealed record Row(string Name, string[] Words, string[] Proof)
    {
        public string[] Denial { get; init; } = [];

        public bool Favour { get; init; }
    }
}
