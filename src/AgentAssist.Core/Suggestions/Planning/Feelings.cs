using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>How strongly the customer feels what a reply must answer, each 0 to 1, from one utterance's analysis.</summary>
internal sealed partial record Feelings(
    double Anger, double Anxiety, double Sadness, double Confusion, double Joy, double Disappointment, double Complaint)
{
    public const double Felt = 0.35;

    // Disapproval is not among them: a plain "no" disapproves.
    private static readonly string[] AngerLabels = ["anger", "annoyance", "disgust"];
    private static readonly string[] AnxietyLabels = ["fear", "nervousness"];
    private static readonly string[] SadnessLabels = ["sadness", "grief", "remorse"];
    private static readonly string[] JoyLabels = ["joy", "gratitude", "admiration", "love", "excitement", "relief", "amusement", "pride"];

    public static Feelings Of(Analysis? analysis)
    {
        if (analysis is null)
        {
            return new Feelings(0, 0, 0, 0, 0, 0, 0);
        }

        var complaint = analysis.Complaint;
        return new Feelings(
            Strongest(analysis, AngerLabels),
            Strongest(analysis, AnxietyLabels),
            Strongest(analysis, SadnessLabels),
            Math.Max(Strongest(analysis, ["confusion"]), Score(analysis, SignalKind.Confusion)),
            Strongest(analysis, JoyLabels),
            Strongest(analysis, ["disappointment"]),
            complaint);
    }

    /// <summary>Whether the customer is angry with somebody, rather than saying a strong word about something else.</summary>
    public bool IsAngry => Anger >= Felt && (Complaint >= 0.4 || Anger >= 0.65);

    public static double Score(Analysis? analysis, SignalKind kind)
    {
        var score = 0.0;
        foreach (var signal in analysis?.Signals ?? [])
        {
            score = signal.Kind == kind ? Math.Max(score, signal.Score) : score;
        }

        return score;
    }

    /// <summary>Whether somebody died: whoever drives "like he is in a funeral", and the phone that died, leave nobody in mourning.</summary>
    public static bool IsBereaved(string text) =>
        Lexicon.Mentions(text, Lexicon.Default.Bereavement) && Lexicon.Mentions(Likened().Replace(text, " "), Lexicon.Default.Bereavement);

    private static double Strongest(Analysis analysis, string[] labels)
    {
        var strongest = 0.0;
        foreach (var emotion in analysis.Emotions)
        {
            strongest = Array.IndexOf(labels, emotion.Label) >= 0 ? Math.Max(strongest, emotion.Score) : strongest;
        }

        return strongest;
    }

    [GeneratedRegex(@"\b(like|as if|than) ([\w'’]+ ){0,5}(a |an |the )?(funeral|death|widow|widower)\b|\b(sick|bored|scared|worried|tired|frozen|freezing|starved|frightened|tickled) to death\b|\bmatter of life (and|or) death\b|\b(phone|battery|line|laptop|router|screen|car|engine|boiler|modem|app|tablet|computer|fridge|machine)( has| had| just| finally)? died\b([,.]? (and )?(like |i mean )?(properly|really|completely|totally|just) died\b)*|\bfuneral (pace|speed|march)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Likened();
}
