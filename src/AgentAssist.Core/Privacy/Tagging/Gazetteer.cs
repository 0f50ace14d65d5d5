using AgentAssist.Core.Understanding;

namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>The word lists of this folder: what is a given name, a town, a street, a brand.</summary>
internal static class Gazetteer
{
    private static readonly string[] Files = ["Names.tsv", "Places.tsv", "Words.tsv"];

    private static readonly Lazy<IReadOnlyDictionary<WordClasses, IReadOnlyList<string>>> ByClass = new(Load);

    /// <summary>The entries of each class, as written in the files.</summary>
    public static IReadOnlyDictionary<WordClasses, IReadOnlyList<string>> Entries => ByClass.Value;

    /// <summary>Each word with its classes; of an entry of several words each word is a part of a name.</summary>
    public static IReadOnlyCollection<KeyValuePair<uint, WordClasses>> Words()
    {
        // Straight from the rows: every start of a program waits for this.
        var words = new Dictionary<uint, WordClasses>();
        foreach (var file in Files)
        {
            foreach (var row in EmbeddedTable.Read(file))
            {
                var kind = Enum.Parse<WordClasses>(row[0]);
                foreach (var entry in Cell(row[1]))
                {
                    Add(entry, kind, words);
                }
            }
        }

        return words;
    }

    private static void Add(string entry, WordClasses kind, Dictionary<uint, WordClasses> words)
    {
        var parts = entry.Split([' ', '-', '\'', '.'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            var classes = parts.Length > 1 && kind is WordClasses.City or WordClasses.Country ? WordClasses.PlacePart : kind;
            var hash = WordHash.Of(part);
            words[hash] = words.GetValueOrDefault(hash) | classes;
        }
    }

    private static string[] Cell(string cell) => cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<WordClasses, IReadOnlyList<string>> Load()
    {
        return Files.SelectMany(EmbeddedTable.Read)
            .GroupBy(row => Enum.Parse<WordClasses>(row[0]), row => row[1])
            .ToDictionary(
                group => group.Key,
                IReadOnlyList<string> (group) => [.. group.SelectMany(Cell).Distinct(StringComparer.Ordinal)]);
    }
}
