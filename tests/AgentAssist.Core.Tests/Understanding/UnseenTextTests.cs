using System.Text;
using AgentAssist.Core.Understanding;

namespace AgentAssist.Core.Tests.Understanding;

/// <summary>
/// Texts of kinds that nothing was trained on: public posts to airlines, a trade that is kept out of the training data, and requests
/// written apart from those that the intents learned from. Floors stand a little below what was measured.
/// </summary>
public sealed class UnseenTextTests(ITestOutputHelper output)
{
    private const double LeastSentiment = 0.78;
    private const double LeastComplaint = 0.78;
    private const double LeastIntents = 0.74;
    private const double LeastOutOfScope = 0.45;

    private static readonly string[] Sentiments = ["negative", "neutral", "positive"];

    [Fact]
    public void Analyze_PostsToAirlines_HearsMoodAndComplaint()
    {
        var posts = Rows("posts-airline.tsv").Select(cells => (Mood: cells[3], Complains: cells[4] == "1", Analysis: Analyze(cells[1]))).ToArray();
        var moods = Sentiments.Select(mood => F1(posts, p => p.Mood == mood, p => string.Equals(mood, p.Analysis.SentimentLabel.ToString(), StringComparison.OrdinalIgnoreCase))).ToArray();
        var complaint = F1(posts, p => p.Complains, p => p.Analysis.Complaint >= 0.5);

        output.WriteLine($"sentiment macro-F1 {moods.Average():F3} ({string.Join(", ", moods.Select(f1 => f1.ToString("F2")))}), complaint F1 {complaint:F3}");
        Assert.True(moods.Average() >= LeastSentiment);
        Assert.True(complaint >= LeastComplaint);
    }

    [Fact]
    public void Analyze_RequestsWrittenApart_KnowsWhatIsWanted()
    {
        var rows = Rows("intents.tsv").Select(cells => (Label: cells[2], Analyze(cells[1]).Intent)).ToArray();
        var known = rows.Where(row => row.Label != "oos").ToArray();
        var right = known.Count(row => row.Intent == row.Label) / (double)known.Length;
        var refused = rows.Where(row => row.Label == "oos").Average(row => row.Intent == "oos" ? 1.0 : 0);

        output.WriteLine($"in scope {right:F3} of {known.Length}, out-of-scope recall {refused:F3}");
        Assert.True(right >= LeastIntents);
        Assert.True(refused >= LeastOutOfScope);
    }

    private static V1.Analysis Analyze(string text) => UtteranceAnalyzer.Default.Analyze(text, [], 1);

    private static double F1<T>(IReadOnlyList<T> rows, Func<T, bool> truth, Func<T, bool> given)
    {
        var hits = rows.Count(row => truth(row) && given(row));
        return 2.0 * hits / Math.Max(1, rows.Count(truth) + rows.Count(given));
    }

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(LabelledData.Path(file), Encoding.UTF8).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));
}
