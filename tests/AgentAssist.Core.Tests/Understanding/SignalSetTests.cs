using System.Text;
using AgentAssist.Core.Understanding;

namespace AgentAssist.Core.Tests.Understanding;

/// <summary>
/// The labelled set that signals are scored by, one half of it held out by a rule (see Data/Labelling.md). The report shows
/// both halves: what was tuned on, and what foretells unseen text.
/// </summary>
public sealed class SignalSetTests(ITestOutputHelper output)
{
    // What patterns alone reach; the half that was held out says how far that is from hearing well.
    private const double LeastEnglish = 0.80;
    private const double MostEnglishFalseAlarms = 0.08;
    private const double LeastSpanishTuned = 0.90;
    private const double LeastSpanishHeldOut = 0.72;
    private const double MostSpanishFalseAlarms = 0.13;

    private static readonly string[] Signals =
    [
        "effort", "fairness", "churn", "urgency", "vulnerability", "abuse", "gratitude", "question_unanswered", "wants_human",
        "wants_supervisor", "legal_or_press", "promise_broken", "confusion",
    ];

    [Theory]
    [InlineData("signals.tsv", 1_200, 40)]
    [InlineData("signals-es.tsv", 400, 22)]
    public void Rows_OfTheSet_AreWellFormedAndCoverEverySignal(string file, int leastRows, int leastOfEach)
    {
        var rows = Rows(file).ToArray();

        Assert.True(rows.Length >= leastRows);
        Assert.Equal(rows.Length, rows.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(rows.Length, rows.Select(row => row.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(10, rows.Select(row => row.Id[..row.Id.LastIndexOf('-')]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rows, row => Assert.Equal(Signals.Where(row.Labels.Contains), row.Labels));
        Assert.All(Signals, signal => Assert.True(rows.Count(row => row.Labels.Contains(signal)) >= leastOfEach, signal));
        Assert.InRange(rows.Count(row => row.IsHeldOut), rows.Length * 0.45, rows.Length * 0.55);
        Assert.InRange(rows.Count(row => row.Labels.Length == 0), rows.Length * 0.3, rows.Length * 0.4);
    }

    [Theory]
    [InlineData("signals.tsv", false, LeastEnglish, MostEnglishFalseAlarms)]
    [InlineData("signals.tsv", true, LeastEnglish, MostEnglishFalseAlarms)]
    [InlineData("signals-es.tsv", false, LeastSpanishTuned, MostEnglishFalseAlarms)]
    [InlineData("signals-es.tsv", true, LeastSpanishHeldOut, MostSpanishFalseAlarms)]
    public void Analyze_TheSet_HearsNoLessThanItDid(string file, bool heldOut, double leastMacroF1, double mostFalseAlarms)
    {
        var rows = Rows(file).Where(row => row.IsHeldOut == heldOut)
            .Select(row => (row.Labels, Found: Found(row.Text)))
            .ToArray();
        output.WriteLine(heldOut ? "held out" : "for tuning");
        var scores = new List<double>();
        foreach (var signal in Signals)
        {
            var hits = rows.Count(row => row.Labels.Contains(signal) && row.Found.Contains(signal));
            var (labelled, found) = (rows.Count(row => row.Labels.Contains(signal)), rows.Count(row => row.Found.Contains(signal)));
            scores.Add(2.0 * hits / (labelled + found));
            output.WriteLine($"{signal,-20} precision {(double)hits / found:F2} recall {(double)hits / labelled:F2} F1 {scores[^1]:F2} of {labelled}");
        }

        var silent = rows.Where(row => row.Labels.Length == 0).ToArray();
        var falseAlarms = silent.Count(row => row.Found.Count > 0);
        output.WriteLine($"macro-F1 {scores.Average():F3}; false alarms on {falseAlarms} of {silent.Length} rows without a label");
        Assert.True(scores.Average() >= leastMacroF1, $"macro-F1 {scores.Average():F3}");
        Assert.True(falseAlarms <= mostFalseAlarms * silent.Length, $"{falseAlarms} false alarms");
    }

    [Theory]
    [InlineData(false, 0.80)]
    [InlineData(true, 0.66)]
    public void Analyze_TheSpanishSet_LabelsSentiment(bool heldOut, double leastMacroF1)
    {
        var rows = Rows("signals-es.tsv").Where(row => row.IsHeldOut == heldOut)
            .Select(row => (row.Sentiment, Found: UtteranceAnalyzer.Default.Analyze(row.Text, [], 1).SentimentLabel.ToString().ToLowerInvariant()))
            .ToArray();

        var scores = new List<double>();
        foreach (var label in (string[])["negative", "neutral", "positive"])
        {
            var hits = rows.Count(row => row.Sentiment == label && row.Found == label);
            scores.Add(2.0 * hits / (rows.Count(row => row.Sentiment == label) + rows.Count(row => row.Found == label)));
            output.WriteLine($"{label,-10} F1 {scores[^1]:F2}");
        }

        output.WriteLine($"macro-F1 {scores.Average():F3}");
        Assert.True(scores.Average() >= leastMacroF1, $"macro-F1 {scores.Average():F3}");
    }

    private static HashSet<string> Found(string text) => UtteranceAnalyzer.Default.Analyze(text, [], 1).Signals
        .Select(signal => EnumNames.UpperSnake(signal.Kind).ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(string Id, string Text, string[] Labels, string Sentiment, bool IsHeldOut)> Rows(string file)
    {
        var path = LabelledData.Path(file);
        foreach (var line in File.ReadLines(path, Encoding.UTF8).Skip(1))
        {
            var cells = line.Split('\t');
            yield return (cells[0], cells[1], cells[2].Split(',', StringSplitOptions.RemoveEmptyEntries), cells.ElementAtOrDefault(3) ?? string.Empty, IsEven(cells[0]));
        }
    }

    // FNV-1a, 32 bits.
    private static bool IsEven(string id) =>
        Encoding.UTF8.GetBytes(id).Aggregate(2_166_136_261u, (hash, next) => unchecked((hash ^ next) * 16_777_619u)) % 2 == 0;
}
