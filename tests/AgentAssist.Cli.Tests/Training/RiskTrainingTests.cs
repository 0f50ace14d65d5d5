using System.Text.Json;
using AgentAssist.Cli.Training.Risk;
using AgentAssist.Core.Understanding.Risk;

namespace AgentAssist.Cli.Tests.Training;

public sealed class RiskTrainingTests
{
    private static readonly string[] Calm = ["Hello, I would like a table for two.", "At eight, please.", "Thank you, that is great.", "Could you check the date?", "On Friday."];
    private static readonly string[] Angry = ["This is the third time I ask!", "You never listen. This is ridiculous.", "Why can't you just do it?", "I hate this.", "Useless. Goodbye."];

    [Fact]
    public async Task TrainRisk_SameDialoguesTwice_GivesTheSameModelAndAReport()
    {
        using var folder = new TemporaryFolder();
        var input = folder.File("dialogues.jsonl", string.Concat(Dialogues(60).Select(line => line + "\n")));

        var first = await CommandRun.OfAsync("train", "risk", "--input", input, "--output", folder.Path("a.model"), "--attribution", "nobody");
        var second = await CommandRun.OfAsync("train", "risk", "--input", input, "--output", folder.Path("b.model"), "--attribution", "nobody");

        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal(first.Out, second.Out);
        Assert.Equal(await File.ReadAllBytesAsync(folder.Path("a.model")), await File.ReadAllBytesAsync(folder.Path("b.model")));
        await using var file = File.OpenRead(folder.Path("a.model"));
        var model = RiskModelFile.Read(file);
        Assert.Equal(["nobody"], model.Header.Attribution);
        Assert.True(model.Header.Scores["held_out_auc"] > 0.9);
        Assert.Contains("mean risk", first.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"a","label":"furious","turns":[{"speaker":"customer","text":"Hi"}]}""", "label")]
    [InlineData("""{"id":"a","label":"calm","turns":[{"speaker":"customer","text":"Hi"}]}""", "escalated")]
    [InlineData("nonsense", "line 1")]
    public async Task TrainRisk_UnusableDialogues_SaysWhatIsWrong(string line, string says)
    {
        using var folder = new TemporaryFolder();
        var input = folder.File("dialogues.jsonl", line + "\n");

        var run = await CommandRun.OfAsync("train", "risk", "--input", input, "--output", folder.Path("a.model"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Path("a.model")));
    }

    [Fact]
    public void Fit_RareAndCommonFeatures_KeepsTheExpectedOfTheRareAndLearnsTheCommon()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 2000).Select(_ => new[] { random.NextDouble() * 4, 0.0, random.NextDouble() }).ToArray();
        var truths = Array.ConvertAll(rows, row => random.NextDouble() < 1 / (1 + Math.Exp(3 - (2 * row[0]))));

        var (weights, intercept) = RiskRegression.Fit(rows, truths, Array.ConvertAll(rows, _ => 1.0), [0.5, 1.5, -0.9], precision: 4);

        Assert.Equal(2, weights[0], 0.25);
        Assert.Equal(-3, intercept, 0.6);
        Assert.Equal(1.5, weights[1], 6);
        Assert.InRange(weights[2], -0.9, -0.3);
    }

    [Fact]
    public void Ranking_KnownScores_AreMeasuredAsByHand()
    {
        double[] scores = [0.9, 0.8, 0.7, 0.7, 0.1];
        bool[] truths = [true, false, true, false, false];

        Assert.Equal((3 + 1.5) / 6, Ranking.AreaUnderCurve(scores, truths), 9);
        Assert.Equal((1 + (2 / 4.0)) / 2, Ranking.AveragePrecision(scores, truths, 1), 9);
        Assert.Equal((1 + (2 / 22.0)) / 2, Ranking.AveragePrecision(scores, truths, 10), 9);
    }

    private static IEnumerable<string> Dialogues(int count)
    {
        var random = new Random(5);
        for (var i = 0; i < count; i++)
        {
            var angry = i % 4 == 0;
            var lines = Enumerable.Range(0, 3).Select(_ => random.GetItems(angry ? Angry : Calm, 1)[0]);
            var turns = lines.SelectMany(line => new[] { new { speaker = "customer", text = line }, new { speaker = "agent", text = "I see." } });
            yield return JsonSerializer.Serialize(new { id = $"d{i}", label = angry ? "annoyed" : "calm", tasks = new[] { $"t{i % 7}" }, turns });
        }
    }
}
