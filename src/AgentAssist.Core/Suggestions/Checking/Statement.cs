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

    // Most sentences make none of the statements.
    private readonly LiteralSieve _sieve = LiteralSieve.Of(Words);

    public static IReadOnlyList<Statement> All => Shipped.Value;

    /// <summary>False where a sentence surely does not state it.</summary>
    public bool MayBeIn(string sentence) => _sieve.MayMatch(sentence);

    /// <summary>False where a sentence surely tells of nothing that the customer's word alone would not prove.</summary>
    public static bool MayClaimFavour(string sentence)
    {
        foreach (var statement in All)
        {
            if (!statement.IsCustomersToTell && statement.MayBeIn(sentence))
            {
                return true;
            }
        }

        return false;
    }

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
