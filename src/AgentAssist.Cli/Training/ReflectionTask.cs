using AgentAssist.Cli.Files;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Reflecting;
using AgentAssist.Core.Understanding;
using AgentAssist.Core.Understanding.Models;
using AgentAssist.V1;

namespace AgentAssist.Cli.Training;

/// <summary>Whether words of the customer's, said back, land.</summary>
internal sealed class ReflectionTask : ChoiceTask
{
    private const char Between = '\n';

    public override string Name => ReflectionModel.Task;

    public override string Description =>
        "Reflections: lands, beside or broken in the column \"label\", the words said back in \"said\", as what in \"kind\", the customer's turn in \"text\", ours before it in \"agent\".";

    public override string Features => ReflectionFeatures.Name;

    /// <summary>Of a turn's many words only those that come often tell anything, and the model ships.</summary>
    public override int LeastRows(bool isCompact) => 26;

    public override string TextOf(LabelledRow row) =>
        Enum.TryParse<ReflectionKind>(row["kind"], ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            ? string.Join(Between, row["agent"], row["text"], kind, row["said"])
            : throw new LineFaultException("kind", $"\"{row["kind"]}\" is none of {string.Join(", ", Enum.GetNames<ReflectionKind>()).ToLowerInvariant()}.");

    /// <summary>What is said back of one turn stays together.</summary>
    public override string GroupOf(string text) => text.Split(Between)[1];

    public override void Read(string text, Features to)
    {
        var parts = text.Split(Between);
        PriorTurn[] turns = parts[0].Length == 0 ? [] : [new PriorTurn("u1", Role.HumanAgent, parts[0], Analysis: null)];
        ReflectionFeatures.Read(Enum.Parse<ReflectionKind>(parts[2]), parts[3], ReflectedTurn.Read(parts[1], parts[0], OurSide.Read(turns)), to);
    }

    public override IReadOnlyList<string> LabelsOf(IReadOnlyList<LabelledRow> rows) => ReflectionModel.Names;

    public override IEnumerable<(string Measure, double Value)> Measure(
        float[][] logits, IReadOnlyList<TrainingRow> rows, IReadOnlyList<string> labels, double[] thresholds)
    {
        foreach (var measure in base.Measure(logits, rows, labels, thresholds))
        {
            yield return measure;
        }

        yield return ("area_lands", RankArea([.. logits.Select(numbers => Choice.Probabilities(numbers)[0])], [.. rows.Select(row => row.Targets[0] == 1)]));
    }

    /// <summary>How often a reflection that lands is held likelier to than one that does not: the area under the ROC curve.</summary>
    private static double RankArea(double[] odds, bool[] lands)
    {
        var (rank, sum) = (0, 0.0);
        foreach (var i in Enumerable.Range(0, odds.Length).OrderBy(i => odds[i]))
        {
            rank++;
            sum += lands[i] ? rank : 0;
        }

        var right = lands.Count(one => one);
        return right == 0 || right == lands.Length ? 0 : (sum - (right * (right + 1) / 2.0)) / ((double)right * (lands.Length - right));
    }
}
