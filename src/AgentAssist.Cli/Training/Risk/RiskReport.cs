using System.Globalization;
using AgentAssist.Cli.Rendering;
using AgentAssist.Core.Supervision;
using AgentAssist.V1;

namespace AgentAssist.Cli.Training.Risk;

/// <summary>Says how good a risk model is, on dialogues that it had not seen.</summary>
internal sealed class RiskReport(RiskTraining training, RiskTrained trained)
{
    private static readonly double[] Steps = [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0001];
    private readonly bool[] _truths = [.. training.Dialogues.Select(dialogue => dialogue.Escalated)];

    /// <summary>By measure, for the model's header and the first lines of the report.</summary>
    public IEnumerable<(string Measure, double HeldOut, double OtherGroups)> Measures()
    {
        yield return Each("auc", risks => Ranking.AreaUnderCurve(Last(risks), _truths));
        yield return Each("auc_halfway", risks => Ranking.AreaUnderCurve(Array.ConvertAll(risks, track => track[(track.Length - 1) / 2]), _truths));
        yield return Each("average_precision_of_rows", risks => Ranking.AveragePrecision(Last(risks), _truths, 1));
        yield return Each("average_precision", risks => Ranking.AveragePrecision(Last(risks), _truths, training.CalmWeight));
        yield return Each("calibration_error", risks => Bins([risks]).Sum(bin => bin.Share * Math.Abs(bin.Given - bin.Escalated)));
        yield return Each("alerts_per_escalated", risks => Alerts(risks, escalated: true).Average(alert => alert is null ? 0.0 : 1));
        yield return Each("alerts_per_calm", risks => Alerts(risks, escalated: false).Average(alert => alert is null ? 0.0 : 1));
    }

    public void Write(TextWriter to)
    {
        var header = trained.Model.Header;
        to.WriteLine(
            $"{Words.Count(header.Dialogues, "dialogue")}, {header.Escalated} of them escalated ({Number(header.BaseRate)} in nature), "
            + $"{Words.Count(trained.Model.Words.Hashes.Length, "n-gram")}, seed {training.Seed}.");
        to.WriteLine($"{"",-32} cross-validated   other tasks");
        foreach (var (measure, heldOut, otherGroups) in Measures())
        {
            to.WriteLine($"{measure,-32} {Number(heldOut),15} {Number(otherGroups),13}");
        }

        to.WriteLine();
        to.WriteLine("risk          dialogues   mean risk   escalated   (shares in nature, cross-validated)");
        foreach (var (from, until, share, given, escalated) in Bins(trained.HeldOut))
        {
            to.WriteLine($"{from:0.00} - {Math.Min(1, until):0.00} {Number(share),12} {Number(given),11} {Number(escalated),11}");
        }

        to.WriteLine();
        WriteAlerts(to);
        foreach (var (feature, weight) in AgentAssist.Core.Understanding.Risk.RiskFeatures.All.Zip(trained.Model.Weights))
        {
            to.WriteLine($"{feature.Title,-40} {weight,8:0.000}   expected {feature.Expected,6:0.0}");
        }
    }

    private void WriteAlerts(TextWriter to)
    {
        var left = trained.HeldOut.SelectMany(risks => Alerts(risks, escalated: true)).OfType<int>().Order().ToArray();
        if (left.Length > 0)
        {
            to.WriteLine(
                $"Alerts come {left.Average().ToString("0.0", CultureInfo.InvariantCulture)} customer turns before the end "
                + $"(median {left[left.Length / 2]}, in the last turn {left.Count(turns => turns == 0)} of {left.Length}).");
            to.WriteLine();
        }
    }

    // How many of the customer's turns were left when the alert was raised; null where none was.
    private IEnumerable<int?> Alerts(double[][] risks, bool escalated)
    {
        var raise = AlertRule.Of(AlertKind.EscalationRisk)!.Raise;
        return risks.Where((_, i) => _truths[i] == escalated).Select(track =>
        {
            var first = Array.FindIndex(track, risk => risk >= raise);
            return first < 0 ? (int?)null : track.Length - 1 - first;
        });
    }

    private IEnumerable<(double From, double Until, double Share, double Given, double Escalated)> Bins(double[][][] repetitions)
    {
        var risks = repetitions.SelectMany(Last).ToArray();
        bool Truth(int i) => _truths[i % _truths.Length];
        double Weight(int i) => Truth(i) ? 1 : training.CalmWeight;
        var total = Enumerable.Range(0, risks.Length).Sum(Weight);
        for (var step = 0; step + 1 < Steps.Length; step++)
        {
            var rows = Enumerable.Range(0, risks.Length).Where(i => risks[i] >= Steps[step] && risks[i] < Steps[step + 1]).ToArray();
            var weight = rows.Sum(Weight);
            if (rows.Length > 0)
            {
                yield return (Steps[step], Steps[step + 1], weight / total, rows.Sum(i => Weight(i) * risks[i]) / weight, rows.Count(Truth) / weight);
            }
        }
    }

    private (string Measure, double HeldOut, double OtherGroups) Each(string measure, Func<double[][], double> value) =>
        (measure, trained.HeldOut.Average(value), trained.OtherGroups.Average(value));

    private static double[] Last(double[][] risks) => Array.ConvertAll(risks, track => track[^1]);

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
