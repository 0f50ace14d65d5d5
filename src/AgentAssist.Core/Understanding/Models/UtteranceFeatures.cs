using System.Collections.Frozen;
using AgentAssist.Core.Understanding.Sentiment;

namespace AgentAssist.Core.Understanding.Models;

/// <summary>
/// What models see of an utterance: its n-grams, and cues for what lexicons and patterns found in it. A cue lets a model know a
/// rare word by its kind; a score becomes several cues, one for each step that it reaches.
/// </summary>
internal static class UtteranceFeatures
{
    /// <summary>Name and version of this way of reading; a model of another way is refused.</summary>
    public const string Name = "ngrams/1+cues/1";

    private const double Step = 0.1;
    private const int Steps = 8;
    private const double NoSentiment = 0.05;
    private const int SignalWeight = 3;

    private static readonly double[] EmotionSteps = [0.2, 0.45, 0.65];
    private static readonly uint[] Positive = Names("sentiment+", Steps);
    private static readonly uint[] Negative = Names("sentiment-", Steps);
    private static readonly uint[] Complaint = Names("complaint", Steps / 2);
    private static readonly uint Neutral = Hashing.Name("sentiment0");
    private static readonly uint NoEmotion = Hashing.Name("emotion0");
    private static readonly uint OnlyAsks = Hashing.Name("only-asks");
    private static readonly uint Shouted = Hashing.Name("shouted");
    private static readonly FrozenDictionary<string, uint[]> Emotions =
        EmotionNames.All.ToFrozenDictionary(name => name, name => Names(name, EmotionSteps.Length), StringComparer.Ordinal);

    /// <param name="reading">What lexicons and patterns alone read.</param>
    public static void Read(UtteranceReading reading, Features to)
    {
        NgramReader.Read(reading.Words.Source, to);
        AddSteps(reading.Sentiment, Step, Positive, to);
        AddSteps(-reading.Sentiment, Step, Negative, to);
        AddSteps(reading.Complaint, 2 * Step, Complaint, to);
        AddIf(Math.Abs(reading.Sentiment) < NoSentiment, Neutral, to);
        AddIf(reading.Emotions.Count == 0, NoEmotion, to);
        AddIf(reading.Words.OnlyAsks, OnlyAsks, to);
        AddIf(reading.Words.IsShouted, Shouted, to);
        foreach (var emotion in reading.Emotions)
        {
            var cues = Emotions[emotion.Label];
            for (var i = 0; i < cues.Length; i++)
            {
                AddIf(emotion.Score >= EmotionSteps[i], cues[i], to);
            }
        }

        foreach (var signal in reading.Signals)
        {
            // Said more than once, or it would drown among the hundred n-grams that say less.
            for (var i = 0; i < SignalWeight; i++)
            {
                to.Add(signal.Effect.Cue, -1, -1);
            }
        }
    }

    private static void AddSteps(double value, double step, uint[] cues, Features to)
    {
        for (var i = 0; i < cues.Length && value >= (i + 1) * step; i++)
        {
            to.Add(cues[i], -1, -1);
        }
    }

    private static void AddIf(bool holds, uint cue, Features to)
    {
        if (holds)
        {
            to.Add(cue, -1, -1);
        }
    }

    private static uint[] Names(string name, int count) => [.. Enumerable.Range(1, count).Select(i => Hashing.Name($"{name}{i}"))];
}
