using AgentAssist.Core.Understanding.Models;
using AgentAssist.Core.Understanding.Risk;

namespace AgentAssist.Cli.Training.Risk;

/// <summary>What a risk model is trained from.</summary>
/// <param name="BaseRate">The share of dialogues that escalate in nature, whatever it is among the rows.</param>
internal sealed record RiskTraining(IReadOnlyList<RiskDialogue> Dialogues, double BaseRate, IReadOnlyList<string> Attribution, int Seed)
{
    /// <summary>How many dialogues each calm one stands for.</summary>
    public double CalmWeight { get; } = WeightOf(Dialogues, BaseRate);

    private static double WeightOf(IReadOnlyList<RiskDialogue> dialogues, double baseRate)
    {
        var escalated = dialogues.Count(dialogue => dialogue.Escalated);
        return escalated * (1 - baseRate) / (baseRate * Math.Max(1, dialogues.Count - escalated));
    }
}

/// <summary>A trained model, and the risks after each of the customer's turns that models gave for dialogues they had not seen.</summary>
/// <param name="HeldOut">Parts are drawn by dialogue; once for each repetition.</param>
/// <param name="OtherGroups">Parts are drawn by group, so that no dialogue about the same was learned from.</param>
internal sealed record RiskTrained(RiskModel Model, double[][][] HeldOut, double[][][] OtherGroups);

/// <summary>Trains a risk model. The same dialogues and seed give the same model.</summary>
internal sealed class RiskTrainer(RiskTraining training, Action<double> progress, CancellationToken cancellationToken)
{
    private const int Parts = 5;

    // With few dialogues that escalate, which part they fall into moves a measure by a point.
    private const int Repetitions = 4;
    private const double Precision = 4;
    private const int Digits = 4;
    private static readonly int Wording = Array.FindIndex(RiskFeatures.All, feature => feature.Over == Over.Wording);

    private readonly IReadOnlyList<RiskDialogue> _all = training.Dialogues;
    private int _fitted;

    public RiskTrained Train()
    {
        var heldOut = CrossValidated(dialogue => dialogue.Id);
        var otherGroups = CrossValidated(dialogue => dialogue.Group);
        var calibration = Calibrate(heldOut, _ => true);
        var model = Fit(Enumerable.Range(0, _all.Count).ToArray());
        return new RiskTrained(Calibrated(model, calibration), Calibrated(heldOut), Calibrated(otherGroups));
    }

    private double[][][] CrossValidated(Func<RiskDialogue, string> key) =>
        [.. Enumerable.Range(1, Repetitions).Select(repetition => CrossValidatedOnce(dialogue => $"{repetition} {key(dialogue)}"))];

    private double[][] CrossValidatedOnce(Func<RiskDialogue, string> key)
    {
        var risks = new double[_all.Count][];
        for (var part = 0; part < Parts; part++)
        {
            var risk = new EscalationRisk(Fit(Where(i => PartOf(key(_all[i])) != part)), training.BaseRate);
            foreach (var i in Where(i => PartOf(key(_all[i])) == part))
            {
                risks[i] = Replay.Risks(_all[i], risk);
            }
        }

        return risks;
    }

    private RiskModel Fit(int[] rows)
    {
        // What the words say of a dialogue, as learned from others: its own would seem to say too much.
        var features = Array.ConvertAll(rows, i => _all[i].Features.ToArray());
        for (var part = 0; part < Parts; part++)
        {
            var words = Words(Array.FindAll(rows, i => InnerPartOf(i) != part));
            for (var row = 0; row < rows.Length; row++)
            {
                if (InnerPartOf(rows[row]) == part)
                {
                    features[row][Wording] = WordRegression.Score(words, _all[rows[row]].Words);
                }
            }
        }

        // All rows alike: what is rare in nature is what there is to learn from. Nature's shares come in after it.
        var truths = Array.ConvertAll(rows, i => _all[i].Escalated);
        var expected = Array.ConvertAll(RiskFeatures.All, feature => feature.Expected);
        var (weights, intercept) = RiskRegression.Fit(features, truths, Array.ConvertAll(truths, _ => 1.0), expected, Precision);

        // From the share of those that escalate among the rows to that in nature (Saerens et al. 2002).
        var share = truths.Count(truth => truth) / (double)truths.Length;
        return Model(weights, intercept + EscalationRisk.LogOdds(training.BaseRate) - EscalationRisk.LogOdds(share), Words(rows));
    }

    private WordWeights Words(int[] rows)
    {
        cancellationToken.ThrowIfCancellationRequested();
        progress(++_fitted / (double)((Parts + 1) * ((2 * Repetitions * Parts) + 1)));
        return WordRegression.Fit(Array.ConvertAll(rows, i => _all[i].Words), Array.ConvertAll(rows, i => _all[i].Escalated), training.Seed);
    }

    // By nature's shares, and as many in all as there are rows.
    private double[] Importance(bool[] truths)
    {
        var total = truths.Sum(truth => truth ? 1 : training.CalmWeight);
        return Array.ConvertAll(truths, truth => (truth ? 1 : training.CalmWeight) * truths.Length / total);
    }

    private RiskModel Model(double[] weights, double intercept, WordWeights words)
    {
        var header = new RiskModelHeader
        {
            Intercept = Math.Round(intercept, Digits),
            BaseRate = training.BaseRate,
            Seed = training.Seed,
            Dialogues = _all.Count,
            Escalated = _all.Count(dialogue => dialogue.Escalated),
            Attribution = [.. training.Attribution],
        };
        return new RiskModel(header, Array.ConvertAll(weights, weight => Math.Round(weight, Digits)), words);
    }

    // Each part by a calibration that it took no part in.
    private double[][][] Calibrated(double[][][] repetitions)
    {
        var by = Enumerable.Range(0, Parts).Select(part => Calibrate(repetitions, i => InnerPartOf(i) != part)).ToArray();
        return Array.ConvertAll(repetitions, risks => risks.Select((track, i) => Array.ConvertAll(track, risk =>
        {
            var (slope, offset) = by[InnerPartOf(i)];
            return EscalationRisk.Probability(offset + (slope * EscalationRisk.LogOdds(risk)));
        })).ToArray());
    }

    private static RiskModel Calibrated(RiskModel model, (double Slope, double Offset) by)
    {
        var header = model.Header with { Intercept = Math.Round(by.Offset + (by.Slope * model.Header.Intercept), Digits) };
        return new RiskModel(header, Array.ConvertAll(model.Weights, weight => Math.Round(by.Slope * weight, Digits)), model.Words);
    }

    // Platt 1999: what dialogues that were not learned from show of how sure one may be.
    private (double Slope, double Offset) Calibrate(double[][][] repetitions, Func<int, bool> use)
    {
        int[] rows = [.. repetitions.SelectMany(_ => Where(use))];
        var risks = repetitions.SelectMany(risks => Where(use).Select(i => new[] { EscalationRisk.LogOdds(risks[i][^1]) })).ToArray();
        var truths = Array.ConvertAll(rows, i => _all[i].Escalated);
        var (weights, offset) = RiskRegression.Fit(risks, truths, Importance(truths), [1], precision: 0);
        return (weights[0], offset);
    }

    private int[] Where(Func<int, bool> use) => [.. Enumerable.Range(0, _all.Count).Where(use)];

    private static int PartOf(string key) => (int)(Hashing.Name(key) % Parts);

    // Apart from the parts that are judged, so that they are as different as they can be.
    private int InnerPartOf(int i) => (int)(Hashing.Name("inner " + _all[i].Id) % Parts);
}
