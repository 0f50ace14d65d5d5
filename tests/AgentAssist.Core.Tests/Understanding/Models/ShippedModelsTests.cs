using System.Reflection;
using AgentAssist.Core.Understanding;
using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Tests.Understanding.Models;

public sealed class ShippedModelsTests
{
    private const long MostBytes = 20_000_000;

    [Theory]
    [InlineData(EmotionModel.Task, 39)]
    [InlineData(ServiceModel.Task, 18)]
    [InlineData(SentimentModel.Task, 1)]
    [InlineData(IntentModel.Task, 51)]
    public void Read_EachTask_SaysWhatItIsAndWhoseDataItLearned(string task, int labels)
    {
        var header = ShippedModels.Read(task).Header;

        Assert.Equal(labels, header.Labels.Length);
        Assert.NotEmpty(header.Attribution);
        Assert.Contains(header.Scores, score => score.Key.StartsWith("held_out_", StringComparison.Ordinal) && score.Value > 0.4);
        Assert.True(header.Rows > 5_000);
    }

    [Fact]
    public void Files_Together_AreSmall()
    {
        var assembly = typeof(UtteranceAnalyzer).Assembly;

        var bytes = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".model", StringComparison.Ordinal)).Sum(name => Length(assembly, name));

        Assert.InRange(bytes, 1, MostBytes);
    }

    private static long Length(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name);
        return stream?.Length ?? 0;
    }
}
