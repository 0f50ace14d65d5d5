using AgentAssist.Core.Understanding.Signals;
using AgentAssist.Core.Understanding.Text;
using AgentAssist.V1;

namespace AgentAssist.Core.Understanding.Sentiment;

/// <summary>Adds up what words and signals say about feelings.</summary>
internal static class EmotionReader
{
    private const double Shown = 0.2;

    // A finer feeling implies the plain one behind it, a little weaker.
    private const double ParentShare = 0.9;

    // What a pleasant feeling that is denied leaves as disappointment.
    private const double NegatedShare = 0.6;

    /// <summary>The emotions shown, strongest first.</summary>
    public static List<EmotionCue> Read(TokenizedText text, List<SentimentHit> hits, List<FoundSignal> signals)
    {
        if (hits.Count == 0 && signals.Count == 0)
        {
            return [];
        }

        Span<double> sums = stackalloc double[EmotionNames.All.Length];
        sums.Clear();
        var cues = new EmotionCue?[EmotionNames.All.Length];
        foreach (var hit in hits)
        {
            if (hit.Entry.Emotions.Length > 0)
            {
                AddHit(hit, Spans.Of(text, hit.FirstToken, hit.EndToken), sums, cues);
            }
        }

        foreach (var signal in signals)
        {
            foreach (var (emotion, weight) in signal.Effect.Emotions)
            {
                sums[emotion] += weight * signal.Score;
                AddSpan(ref cues[emotion], signal.Spans[0]);
            }
        }

        for (var e = EmotionNames.EkmanCount; e < sums.Length; e++)
        {
            var parent = EmotionNames.Parent[e];
            if (sums[e] * ParentShare > sums[parent])
            {
                sums[parent] = sums[e] * ParentShare;
                if (cues[e] is { } cue)
                {
                    for (var i = 0; i < cue.Spans.Count; i++)
                    {
                        AddSpan(ref cues[parent], cue.Spans[i]);
                    }
                }
            }
        }

        return Shows(sums, cues);
    }

    private static void AddHit(SentimentHit hit, TextSpan span, Span<double> sums, EmotionCue?[] cues)
    {
        foreach (var (emotion, weight) in hit.Entry.Emotions)
        {
            if (!hit.IsNegated)
            {
                var strength = hit.Entry.Valence == 0 ? 1 : Math.Clamp(Math.Abs(hit.Valence) / Math.Abs(hit.Entry.Valence), 0.5, 1.6);
                sums[emotion] += weight * strength;
                AddSpan(ref cues[emotion], span);
            }
            else if (EmotionNames.IsPleasant(emotion) && hit.Entry.Valence >= 1)
            {
                // "Not happy" is disappointed; "not angry" is nothing in particular.
                sums[EmotionNames.Disappointment] += weight * NegatedShare;
                AddSpan(ref cues[EmotionNames.Disappointment], span);
            }
        }
    }

    private static void AddSpan(ref EmotionCue? cue, TextSpan span)
    {
        cue ??= new EmotionCue();
        if (cue.Spans.Count < Spans.Most && !cue.Spans.Contains(span))
        {
            cue.Spans.Add(span);
        }
    }

    private static List<EmotionCue> Shows(ReadOnlySpan<double> sums, EmotionCue?[] cues)
    {
        var shown = new List<EmotionCue>();
        for (var e = 0; e < sums.Length; e++)
        {
            var score = 1 - Math.Exp(-sums[e]);
            if (score >= Shown)
            {
                var cue = cues[e] ?? new EmotionCue();
                (cue.Label, cue.Score) = (EmotionNames.All[e], Math.Round(score, 4));
                Spans.Sort(cue.Spans);
                shown.Add(cue);
            }
        }

        shown.Sort(static (a, b) =>
        {
            var byScore = b.Score.CompareTo(a.Score);
            return byScore != 0 ? byScore : EmotionNames.IndexOf(a.Label).CompareTo(EmotionNames.IndexOf(b.Label));
        });
        return shown;
    }
}
