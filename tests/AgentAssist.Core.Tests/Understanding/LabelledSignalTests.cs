using System.Text;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Understanding;

/// <summary>
/// Hand-labelled utterances over ten industries with hard negatives. They were labelled before the patterns were written and
/// have since shown which patterns were loose, so they guard against loss rather than foretell unseen text. Models are not
/// trained on them.
/// </summary>
public sealed class LabelledSignalTests(ITestOutputHelper output)
{
    private static readonly UtteranceAnalyzer Analyzer = UtteranceAnalyzer.Default;

    [Theory]
    [InlineData("effort", 0.95, 0.95)]
    [InlineData("fairness", 0.95, 0.92)]
    [InlineData("churn", 0.85, 0.90)]
    [InlineData("urgency", 0.90, 0.85)]
    [InlineData("vulnerability", 0.95, 0.92)]
    [InlineData("abuse", 0.90, 0.85)]
    [InlineData("gratitude", 0.90, 0.90)]
    [InlineData("question_unanswered", 0.80, 0.90)]
    [InlineData("wants_human", 0.90, 0.90)]
    [InlineData("wants_supervisor", 0.90, 0.85)]
    [InlineData("legal_or_press", 0.90, 0.90)]
    [InlineData("promise_broken", 0.90, 0.90)]
    [InlineData("confusion", 0.90, 0.90)]
    public void Analyze_LabelledUtterances_KeepsPrecisionAndRecall(string signal, double precision, double recall)
    {
        var (hits, falseAlarms, misses) = (0, 0, 0);
        foreach (var (id, text, labels) in Rows())
        {
            var found = Analyzer.Analyze(text, [], 1).Signals.Any(s => Name(s.Kind) == signal);
            var labelled = labels.Contains(signal);
            hits += found && labelled ? 1 : 0;
            falseAlarms += found && !labelled ? 1 : 0;
            misses += !found && labelled ? 1 : 0;
            if (found != labelled)
            {
                output.WriteLine($"{(found ? "false alarm" : "missed")} {id}: {text}");
            }
        }

        var (p, r) = (hits / (double)(hits + falseAlarms), hits / (double)(hits + misses));
        output.WriteLine($"{signal,-20} precision {p:F2} recall {r:F2} of {hits + misses}");
        Assert.True(p >= precision, $"precision {p:F2}");
        Assert.True(r >= recall, $"recall {r:F2}");
    }

    [Fact]
    public void Rows_OfTheFile_AreThreeHundredOverTenIndustries()
    {
        var rows = Rows().ToArray();

        Assert.True(rows.Length >= 300);
        Assert.Equal(10, rows.Select(r => r.Id[..r.Id.IndexOf('-')]).Distinct().Count());
        Assert.Equal(rows.Length, rows.Select(r => r.Text).Distinct().Count());
    }

    private static IEnumerable<(string Id, string Text, string[] Labels)> Rows()
    {
        foreach (var line in File.ReadLines(LabelledData.Path("labelled-signals.tsv"), Encoding.UTF8).Skip(1))
        {
            var cells = line.Split('\t');
            yield return (cells[0], cells[1], cells[2].Split(',', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private static string Name(SignalKind kind)
    {
        return string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
    }
}
