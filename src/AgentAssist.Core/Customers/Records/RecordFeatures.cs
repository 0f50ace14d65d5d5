using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Customers.Records;

/// <summary>
/// What the model of records sees: the n-grams of kind and summary, and a cue for everything that the word patterns recognised,
/// stated or merely claimed. A cue lets the model know a rare word by what it means.
/// </summary>
internal static class RecordFeatures
{
    /// <summary>Name and version of this way of reading; a model of another way is refused.</summary>
    public const string Name = "ngrams/1+meanings/1";

    // Said more than once, or it would drown among the n-grams that say less.
    private const int Weight = 3;

    private static readonly RecordMeaning[] All = [.. Enum.GetValues<RecordMeaning>().Where(m => m != RecordMeaning.None)];
    private static readonly uint[] Stated = [.. All.Select(m => Hashing.Name($"stated:{m}"))];
    private static readonly uint[] Claimed = [.. All.Select(m => Hashing.Name($"claimed:{m}"))];
    private static readonly uint[] Withheld = [.. All.Select(m => Hashing.Name($"withheld:{m}"))];

    public static void Read(RecordText text, RecordSigns signs, Features to)
    {
        NgramReader.Read(text.Text, to);
        for (var i = 0; i < All.Length; i++)
        {
            Add((signs.Stated & All[i]) != RecordMeaning.None, Stated[i], to);
            Add((signs.Claimed & All[i]) != RecordMeaning.None, Claimed[i], to);
            Add((signs.Withheld & All[i]) != RecordMeaning.None, Withheld[i], to);
        }
    }

    private static void Add(bool holds, uint cue, Features to)
    {
        for (var i = 0; holds && i < Weight; i++)
        {
            to.Add(cue, -1, -1);
        }
    }
}
