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

    /// <summary>The emotions shown, strongest first.</summary>
    public static List<EmotionCue> Read(TokenizedText text, List<SentimentHit> hits, List<FoundSignal> signals)
    {
        var sums = new double[EmotionNames.All.Length];
        var spans = new List<TextSpan>?[sums.Length];
        foreach (var hit in hits)
        {
            foreach (var (emotion, weight) in hit.Entry.Emotions)
            {
                AddHit(text, hit, emotion, weight, sums, spans);
            }
        }

        foreach (var signal in signals)
        {
            foreach (var (emotion, weight) in signal.Effect.Emotions)
            {
                sums[emotion] += weight * signal.Score;
                AddSpan(ref spans[emotion], signal.Spans[0]);
            }
        }

        for (var e = EmotionNames.EkmanCount; e < sums.Length; e++)
        {
            var parent = EmotionNames.Parent[e];
            if (sums[e] * ParentShare > sums[parent])
            {
                sums[parent] = sums[e] * ParentShare;
                foreach (var span in spans[e] ?? [])
                {
                    AddSpan(ref spans[parent], span);
                }
            }
        }

        return Cues(sums, spans);
    }

    private static void AddHit(TokenizedText text, SentimentHit hit, int emotion, double weight, double[] sums, List<TextSpan>?[] spans)
    {
        var strength = hit.Entry.Valence == 0 ? 1 : Math.Clamp(Math.Abs(hit.Valence) / Math.Abs(hit.Entry.Valence), 0.5, 1.6);
        if (hit.IsNegated)
        {
            // "Not happy" is disappointed; "not angry" is nothing in particular.
            if (!EmotionNames.IsPleasant(emotion) || hit.Entry.Valence < 1)
            {
                return;
            }

            emotion = Array.IndexOf(EmotionNames.All, "disappointment");
            weight *= 0.6;
            strength = 1;
        }

        sums[emotion] += weight * strength;
        AddSpan(ref spans[emotion], Spans.Of(text, hit.FirstToken, hit.EndToken));
    }

    private static void AddSpan(ref List<TextSpan>? spans, TextSpan span)
    {
        if (spans is null || (spans.Count < Spans.Most && !spans.Contains(span)))
        {
            (spans ??= []).Add(span);
        }
    }

    private static List<EmotionCue> Cues(double[] sums, List<TextSpan>?[] spans)
    {
        var cues = new List<EmotionCue>();
        for (var e = 0; e < sums.Length; e++)
        {
            var score = 1 - Math.Exp(-sums[e]);
            if (score >= Shown)
            {
                var cue = new EmotionCue { Label = EmotionNames.All[e], Score = Math.Round(score, 4) };
                cue.Spans.AddRange((spans[e] ?? []).OrderBy(s => s.Start));
                cues.Add(cue);
            }
        }

        cues.Sort(static (a, b) =>
        {
            var byScore = b.Score.CompareTo(a.Score);
            return byScore != 0 ? byScore : EmotionNames.IndexOf(a.Label).CompareTo(EmotionNames.IndexOf(b.Label));
        });
        return cues;
    }
}
