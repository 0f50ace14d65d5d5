using AgentAssist.Cli.Files;
using AgentAssist.Cli.Offline;

namespace AgentAssist.Cli.Training;

/// <summary>
/// The 28 emotions of Demszky et al. 2020, Ekman's six and the sentiments that they roll up to. The larger groups are learned as
/// labels of their own, since a text can be sure to be angry without being sure how.
/// </summary>
internal sealed class EmotionTask : LabelsTask
{
    private static readonly string[] Fine =
    [
        "admiration", "amusement", "anger", "annoyance", "approval", "caring", "confusion", "curiosity", "desire", "disappointment", "disapproval",
        "disgust", "embarrassment", "excitement", "fear", "gratitude", "grief", "joy", "love", "nervousness", "optimism", "pride", "realization",
        "relief", "remorse", "sadness", "surprise", "neutral",
    ];

    private static readonly string[] Ekman = ["anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral"];
    private static readonly string[] Sentiments = ["positive", "negative", "ambiguous", "neutral"];

    public override string Name => "emotion";

    public override string Description => "Emotions: a comma list of the 28 in the column \"label\"; columns \"ekman\" and \"sentiment\" where they are given.";

    public override int LeastRows => 3;

    public override DistillationOptions Recipe { get; } = new(
        [new NetworkOptions(128, 6, 0.05f, 0.6f, 0.5f, Chooses: false), new NetworkOptions(128, 5, 0.05f, 0.6f, 0.3f, Chooses: false)],
        Parts: 4,
        Trust: 0.6f,
        [new NetworkOptions(64, 6, 0.05f, 0.5f, 0.1f, Chooses: false)]);

    protected override IReadOnlyList<(string Name, int First, int Count)> Groups { get; } =
        [("emotion", 0, Fine.Length), ("ekman", Fine.Length, Ekman.Length), ("sentiment", Fine.Length + Ekman.Length, Sentiments.Length)];

    public override IReadOnlyList<string> LabelsOf(IReadOnlyList<LabelledRow> rows) =>
        [.. Fine, .. Ekman.Select(name => $"ekman:{name}"), .. Sentiments.Select(name => $"sentiment:{name}")];

    public override float[] TargetsOf(LabelledRow row, IReadOnlyList<string> labels)
    {
        var fine = row.List("label") is { Length: > 0 } given ? given : throw new LineFaultException("label", "is missing.");
        var targets = new float[labels.Count];
        Mark(fine, Fine, targets, 0, "label");
        Mark(row.List("ekman") ?? EmotionGroups.Ekman(fine).Split(','), Ekman, targets, Fine.Length, "ekman");
        Mark(row.List("sentiment") ?? EmotionGroups.Sentiment(fine).Split(','), Sentiments, targets, Fine.Length + Ekman.Length, "sentiment");
        return targets;
    }

    private static void Mark(string[] given, string[] names, float[] targets, int first, string column)
    {
        foreach (var name in given)
        {
            var index = Array.IndexOf(names, name);
            targets[index >= 0 ? first + index : throw new LineFaultException(column, $"\"{name}\" is none of {string.Join(", ", names)}.")] = 1;
        }
    }
}
