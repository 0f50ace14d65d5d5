using System.Collections.Frozen;
using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Understanding.Risk;

/// <summary>The words and pairs of words of Manner.tsv, by their hashes as n-grams.</summary>
internal static class Manner
{
    private static readonly FrozenDictionary<uint, Trait> Words = Load();

    public static bool TryGet(uint hash, out Trait trait) => Words.TryGetValue(hash, out trait);

    private static FrozenDictionary<uint, Trait> Load()
    {
        var words = new Dictionary<uint, Trait>();
        foreach (var row in EmbeddedTable.Read("Manner.tsv"))
        {
            foreach (var phrase in row[1].Split('|'))
            {
                words[Hash(phrase)] = Enum.Parse<Trait>(row[0]);
            }
        }

        return words.ToFrozenDictionary();
    }

    private static uint Hash(string phrase)
    {
        var hashes = phrase.Split(' ').Select(Word).ToArray();
        return hashes switch
        {
            [var word] => word,
            [var first, var second] => Hashing.Pair(first, second),
            _ => throw new InvalidDataException($"Manner.tsv: \"{phrase}\" is longer than two words."),
        };
    }

    private static uint Word(string word)
    {
        var features = new Features();
        NgramReader.Read(word, features);
        return features.Items[0].Hash;
    }
}
