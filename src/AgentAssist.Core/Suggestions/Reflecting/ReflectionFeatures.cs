using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Suggestions.Reflecting;

/// <summary>
/// What the model of reflections sees: the words that would be said back and how they begin and end, where in the turn they stand and what
/// stands around them ("because", "if"), how much of the turn they are, the rest of the turn, and what kind of turn of ours came before.
/// </summary>
internal static class ReflectionFeatures
{
    /// <summary>Name and version of this way of reading; a model of another way is refused.</summary>
    public const string Name = "reflections/2";

    // Said more than once, or it would drown among the words.
    private const int Weight = 3;
    private const int Quarters = 4;
    private const int MostBeside = 3;
    private const int LongestLength = 8;

    private static readonly uint[] Kinds = [.. Enum.GetNames<ReflectionKind>().Select(name => Hashing.Name("kind:" + name))];
    private static readonly uint Length = Hashing.Name("length");
    private static readonly uint HalfLength = Hashing.Name("half length");
    private static readonly uint Place = Hashing.Name("place");
    private static readonly uint Beside = Hashing.Name("beside");
    private static readonly uint Share = Hashing.Name("share");
    private static readonly uint Asking = Hashing.Name("asking");
    private static readonly uint Sentences = Hashing.Name("sentences");
    private static readonly uint Said = Hashing.Name("said");
    private static readonly uint First = Hashing.Name("first");
    private static readonly uint Last = Hashing.Name("last");
    private static readonly uint Before = Hashing.Name("before");
    private static readonly uint After = Hashing.Name("after");
    private static readonly uint Rest = Hashing.Name("rest");
    private static readonly uint OursLast = Hashing.Name("ours last");

    /// <summary>Adds the features of words that would be said back.</summary>
    /// <param name="said">The words, in the second person.</param>
    public static void Read(ReflectionKind kind, string said, ReflectedTurn turn, Features to)
    {
        var words = WordHashes.Of(said);
        if (words.Length == 0)
        {
            return;
        }

        var of = Kinds[(int)kind];
        AddCue(of, to);
        AddCue(Hashing.Pair(of, turn.Ours), to);
        AddCue(of, Length, Math.Min(words.Length, LongestLength), to);
        AddCue(of, HalfLength, Math.Min((words.Length + 1) / 2, LongestLength), to);
        AddSaid(words, of, to);
        AddPlace(words, of, turn, to);
    }

    private static void AddSaid(uint[] words, uint kind, Features to)
    {
        var before = First;
        foreach (var word in words)
        {
            to.Add(Hashing.Pair(Said, word), -1, -1);
            to.Add(Hashing.Pair(Said, Hashing.Pair(before, word)), -1, -1);
            before = word;
        }

        to.Add(Hashing.Pair(Last, before), -1, -1);
        to.Add(Hashing.Pair(kind, Hashing.Pair(Last, before)), -1, -1);
        to.Add(Hashing.Pair(kind, Hashing.Pair(First, words[0])), -1, -1);
        if (words.Length > 1)
        {
            to.Add(Hashing.Pair(kind, Hashing.Pair(words[0], words[1])), -1, -1);
            to.Add(Hashing.Pair(Last, Hashing.Pair(words[^2], words[^1])), -1, -1);
        }
    }

    private static void AddPlace(uint[] words, uint kind, ReflectedTurn turn, Features to)
    {
        var (start, end) = turn.Find(words);
        var (opens, closes) = turn.SentenceAround(start, end);
        AddCue(kind, Place, (opens == 0 ? 2 : 0) + (closes == turn.Words.Length ? 1 : 0), to);
        AddCue(kind, Beside, (Math.Min(start - opens, MostBeside) * (MostBeside + 1)) + Math.Min(closes - end, MostBeside), to);
        AddCue(kind, Share, (end - start) * Quarters / Math.Max(1, turn.Words.Length), to);
        AddCue(kind, Asking, (turn.Asks(opens, closes) ? 2 : 0) + (turn.Questions > 0 ? 1 : 0), to);
        AddCue(kind, Sentences, Math.Min(turn.Sentences, MostBeside), to);
        if (start > opens)
        {
            to.Add(Hashing.Pair(Before, turn.Words[start - 1]), -1, -1);
            to.Add(Hashing.Pair(kind, Hashing.Pair(Before, turn.Words[start - 1])), -1, -1);
            to.Add(Hashing.Pair(Before, Hashing.Pair(First, turn.Words[opens])), -1, -1);
        }

        if (end < closes)
        {
            to.Add(Hashing.Pair(After, turn.Words[end]), -1, -1);
            to.Add(Hashing.Pair(kind, Hashing.Pair(After, turn.Words[end])), -1, -1);
        }

        // Once each: a long ramble says nothing more against its one point by saying the same again.
        foreach (var word in turn.Words[..start].Concat(turn.Words[end..]).Distinct())
        {
            to.Add(Hashing.Pair(Rest, word), -1, -1);
        }

        foreach (var word in turn.OursLast)
        {
            to.Add(Hashing.Pair(OursLast, word), -1, -1);
        }
    }

    private static void AddCue(uint kind, uint cue, int value, Features to) => AddCue(Hashing.Pair(kind, Hashing.Pair(cue, (uint)value)), to);

    private static void AddCue(uint cue, Features to)
    {
        for (var i = 0; i < Weight; i++)
        {
            to.Add(cue, -1, -1);
        }
    }
}
