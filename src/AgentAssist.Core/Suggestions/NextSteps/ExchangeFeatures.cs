using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Suggestions.NextSteps;

/// <summary>
/// What models of an exchange see: the words and pairs of words of what the customer said, how each of its sentences begins, those of our
/// side's last turn, what kind of turn that was, and how much of it the customer repeats. The same words mean another step after a question
/// than after an answer, so some are seen together with that kind.
/// </summary>
internal static class ExchangeFeatures
{
    /// <summary>Name and version of this way of reading; a model of another way is refused.</summary>
    public const string Name = "ngrams/1+turns/1";

    // Said more than once, or it would drown among the n-grams that say less.
    private const int Weight = 4;
    private const int FirstWords = 3;
    private const int MostOverlap = 3;
    private const int LongestTurn = 6;

    private static readonly uint Ours = Hashing.Name("ours");
    private static readonly uint OursLast = Hashing.Name("ours last");
    private static readonly uint Begins = Hashing.Name("begins");
    private static readonly uint Marked = Hashing.Name("?");

    /// <summary>Adds the features of a customer's turn and of what our side said just before it.</summary>
    /// <param name="ours">Our side's last turn; empty where the customer speaks first.</param>
    public static void Read(string ours, OurSide side, string customer, Features to)
    {
        NgramReader.Read(customer, to, runs: false);
        var kind = TurnKind.Of(ours, side);
        AddCue(kind, to);
        AddCue(Hashing.Pair(kind, Hashing.Name($"words:{Math.Min(LongestTurn, (int)Math.Log2(1 + WordCount.Of(customer)))}")), to);
        if (customer.Contains('?', StringComparison.Ordinal))
        {
            AddCue(Hashing.Pair(kind, Marked), to);
        }

        AddBeginnings(customer, kind, to);
        AddOurs(ours, to);
        AddCue(Hashing.Name($"shared:{Shared(ours, customer)}"), to);
    }

    // How a sentence begins tells most of what it does: "can you", "i'll just", "that's not".
    private static void AddBeginnings(string customer, uint kind, Features to)
    {
        var isFirst = true;
        foreach (var sentence in Sentence.Split(customer))
        {
            var words = WordHashes.Of(sentence);
            var chain = Begins;
            for (var i = 0; i < Math.Min(FirstWords, words.Length); i++)
            {
                chain = Hashing.Pair(chain, words[i]);
                to.Add(chain, -1, -1);
                if (isFirst)
                {
                    to.Add(Hashing.Pair(kind, words[i]), -1, -1);
                }
            }

            isFirst = false;
        }
    }

    private static void AddOurs(string ours, Features to)
    {
        var before = Ours;
        foreach (var word in WordHashes.Of(ours))
        {
            to.Add(Hashing.Pair(Ours, word), -1, -1);
            to.Add(Hashing.Pair(Ours, Hashing.Pair(before, word)), -1, -1);
            before = word;
        }

        foreach (var word in WordHashes.Of(Sentence.Split(ours).LastOrDefault() ?? ""))
        {
            to.Add(Hashing.Pair(OursLast, word), -1, -1);
        }
    }

    private static int Shared(string ours, string customer)
    {
        var said = WordStem.Of(ours).ToHashSet(StringComparer.Ordinal);
        return Math.Min(MostOverlap, WordStem.Of(customer).Count(said.Contains));
    }

    private static void AddCue(uint cue, Features to)
    {
        for (var i = 0; i < Weight; i++)
        {
            to.Add(cue, -1, -1);
        }
    }
}
