using System.ComponentModel.DataAnnotations;
using AgentAssist.Core.Tests.Understanding.Models;
using AgentAssist.Core.Understanding;
using AgentAssist.Core.Understanding.Models;
using AgentAssist.Core.Understanding.Risk;

namespace AgentAssist.Core.Tests.Understanding;

public sealed class UnderstandingOptionsTests : IDisposable
{
    private const string Text = "Where is my card?";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agentassist-intents-");

    [Fact]
    public void Validate_NoModelOrOneThatCanBeUsed_HasNoFault()
    {
        Assert.Null(Fault(""));
        Assert.Null(Fault(Model("intent")));
    }

    [Fact]
    public void Validate_NoSuchFile_SaysSo()
    {
        var path = Path.Combine(_folder.FullName, "none.model");

        Assert.Contains($"Could not find file '{path}'", Fault(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_AFolder_SaysThatItCannotBeRead()
    {
        Assert.Contains(_folder.FullName, Fault(_folder.FullName), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ModelOfAnotherTask_SaysWhichIsNeeded()
    {
        Assert.EndsWith("cannot be used: it was trained for \"emotion\", and \"intent\" is needed.", Fault(Model("emotion")), StringComparison.Ordinal);

        var risk = Path.Combine(_folder.FullName, "risk.model");
        using (var stream = File.Create(risk))
        {
            RiskModelFile.Write(stream, RiskModel.Default);
        }

        Assert.EndsWith("cannot be used: it was trained for \"risk\", and \"intent\" is needed.", Fault(risk), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_BrokenFile_SaysWhichAndWhy()
    {
        var path = Model("intent");
        var bytes = File.ReadAllBytes(path);
        bytes[^9] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Equal($"{path} cannot be used: it is damaged: its content is not what was written.", Fault(path));

        File.WriteAllText(path, "id\ttext\tlabel\n");
        Assert.Contains("it is no model of this version", Fault(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddUtterance_WithAModelOfOnesOwn_TellsItsIntents()
    {
        var own = new UnderstandingOptions { IntentModel = Model("intent") };
        var core = new CoreUnderTest(understanding: own);
        await core.StartAsync();

        var answer = await core.SayAsync(Text);

        Assert.Contains(answer.Analysis.Intent, (string[])["one", "two", "three"]);
        Assert.DoesNotContain(UtteranceAnalyzer.Default.Analyze(Text, [], 1).Intent, (string[])["one", "two", "three"]);
    }

    [Fact]
    public void Of_WithAModelOfOnesOwn_ReadsAllElseAlike()
    {
        var own = UtteranceAnalyzer.Of(new UnderstandingOptions { IntentModel = Model("intent") }).Analyze(Text, [], 1);
        var shipped = UtteranceAnalyzer.Of(new UnderstandingOptions()).Analyze(Text, [], 1);

        Assert.Equal((shipped.Sentiment, shipped.Risk, shipped.Complaint), (own.Sentiment, own.Risk, own.Complaint));
        Assert.Equal((shipped.Emotions, shipped.Signals), (own.Emotions, own.Signals));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string? Fault(string path)
    {
        var options = new UnderstandingOptions { IntentModel = path };
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return faults.Count == 0 ? null : Assert.Single(faults).ErrorMessage;
    }

    private string Model(string task)
    {
        var path = Path.Combine(_folder.FullName, $"{task}.model");
        using var stream = File.Create(path);
        ModelFile.Write(stream, ModelFileTests.Sample(task));
        return path;
    }
}
