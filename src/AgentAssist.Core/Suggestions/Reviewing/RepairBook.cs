using System.Collections.Frozen;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>How what was found is mended; repairs.json holds it.</summary>
internal sealed class RepairBook
{
    private static readonly Lazy<RepairBook> Shipped = new(() => new RepairBook(EmbeddedData.Read<RepairFile>("Reviewing/repairs.json")));

    private readonly ILookup<string, WordRepair> _words;
    private readonly FrozenDictionary<string, Move[]> _instead;
    private readonly FrozenDictionary<string, Move[]> _add;

    private RepairBook(RepairFile file)
    {
        _words = file.Words.Select(w => new WordRepair(w.Guard, new Regex(w.Find, WordPatterns.Options), w.Say)).ToLookup(w => w.Guard, StringComparer.Ordinal);
        _instead = Read(file.Instead);
        _add = Read(file.Add);
        KnownReference = file.Known.Reference;
        KnownOther = file.Known.Other;
        WrittenOut = [.. file.WrittenOut.Select(w => (new Regex(w.Find, WordPatterns.Options & ~RegexOptions.IgnoreCase), w.Say))];
    }

    public static RepairBook Default => Shipped.Value;

    /// <summary>What is said in place of asking for a reference that is known; {0} is the reference.</summary>
    public IReadOnlyList<string> KnownReference { get; }

    /// <summary>What is said in place of asking for anything else that is known.</summary>
    public IReadOnlyList<string> KnownOther { get; }

    /// <summary>Contractions and what they stand for, in the order in which they are replaced.</summary>
    public IReadOnlyList<(Regex Find, string Say)> WrittenOut { get; }

    /// <summary>Other words for what a guard finds.</summary>
    public IEnumerable<WordRepair> WordsFor(string guard) => _words[guard];

    /// <summary>The moves of which one is made in place of a sentence that cannot be mended.</summary>
    public IReadOnlyList<Move> Instead(string guard) => _instead.GetValueOrDefault(guard, []);

    /// <summary>The moves of which one is added where a check misses something.</summary>
    public IReadOnlyList<Move> ToAdd(GuardCheck check) => _add.GetValueOrDefault(EnumNames.UpperSnake(check), []);

    private static FrozenDictionary<string, Move[]> Read(Dictionary<string, string[]> moves) =>
        moves.ToFrozenDictionary(m => m.Key, m => m.Value.Select(Moves.Parse).ToArray(), StringComparer.Ordinal);

    private sealed record RepairFile(
        WordRow[] Words,
        Dictionary<string, string[]> Instead,
        Dictionary<string, string[]> Add,
        KnownRow Known,
        [property: JsonPropertyName("written_out")] SayRow[] WrittenOut);

    private sealed record WordRow(string Guard, string Find, string Say);

    private sealed record SayRow(string Find, string Say);

    private sealed record KnownRow(string[] Reference, string[] Other);
}

/// <summary>Other words for some that a guard finds; empty leaves them out.</summary>
internal sealed record WordRepair(string Guard, Regex Find, string Say);
