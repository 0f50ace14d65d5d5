using AgentAssist.Cli.Files;

namespace AgentAssist.Cli.Training;

/// <summary>
/// The thirteen signals of service, whether a text has none of them, how the writer feels about the service, and whether the text
/// complains. That a text has none is learned from far more rows than any one signal, and so guards against chance likeness.
/// </summary>
internal sealed class SignalsTask : LabelsTask
{
    private static readonly string[] Signals =
    [
        "effort", "fairness", "churn", "urgency", "vulnerability", "abuse", "gratitude", "question_unanswered", "wants_human", "wants_supervisor",
        "legal_or_press", "promise_broken", "confusion",
    ];

    private static readonly string[] Sentiments = ["negative", "neutral", "positive"];

    public override string Name => "signals";

    public override string Description =>
        "Signals: a comma list of the thirteen in the column \"labels\" (a table without that column holds texts that signal nothing); columns \"sentiment\" (negative, neutral, positive) and \"complaint\" (0, 1) where they are given.";

    public override int LeastRows(bool isCompact) => 3;

    public override DistillationOptions Recipe(bool isCompact) => new(
        [new NetworkOptions(64, 20, 0.05f, 0.5f, 0.3f, Chooses: false)],
        Parts: 5,
        Trust: 1,
        isCompact
            ? [new NetworkOptions(64, 20, 0.05f, 0.5f, 0.3f, Chooses: false)]
            : [new NetworkOptions(64, 20, 0.05f, 0.5f, 0.3f, Chooses: false), new NetworkOptions(64, 30, 0.05f, 0.6f, 0.3f, Chooses: false)]);

    // A signal may raise an alert; the sentiments are weighed against each other, and the complaint is a score.
    protected override double CautionOf(int label) => label < Signals.Length ? 0.99 : 1;

    protected override IReadOnlyList<(string Name, int First, int Count)> Groups { get; } =
        [("signals", 0, Signals.Length), ("sentiment", Signals.Length, Sentiments.Length), ("complaint", Signals.Length + Sentiments.Length, 1), ("none", Signals.Length + Sentiments.Length + 1, 1)];

    public override IReadOnlyList<string> LabelsOf(IReadOnlyList<LabelledRow> rows) =>
        [.. Signals, .. Sentiments.Select(name => $"sentiment:{name}"), "complaint", "none"];

    public override float[] TargetsOf(LabelledRow row, IReadOnlyList<string> labels)
    {
        var targets = new float[labels.Count];
        foreach (var name in row.List("labels") ?? [])
        {
            var index = Array.IndexOf(Signals, name);
            targets[index >= 0 ? index : throw new LineFaultException("labels", $"\"{name}\" is no signal.")] = 1;
        }

        var sentiment = row["sentiment"] is { Length: > 0 } given ? Array.IndexOf(Sentiments, given) : int.MinValue;
        for (var i = 0; i < Sentiments.Length; i++)
        {
            targets[Signals.Length + i] = sentiment switch
            {
                int.MinValue => float.NaN,
                < 0 => throw new LineFaultException("sentiment", $"\"{row["sentiment"]}\" is none of {string.Join(", ", Sentiments)}."),
                _ => i == sentiment ? 1 : 0,
            };
        }

        targets[^1] = targets.AsSpan(0, Signals.Length).Contains(1) ? 0 : 1;
        targets[^2] = row["complaint"] switch
        {
            null or "" => float.NaN,
            "0" => 0,
            "1" => 1,
            _ => throw new LineFaultException("complaint", "must be 0 or 1."),
        };
        return targets;
    }
}
