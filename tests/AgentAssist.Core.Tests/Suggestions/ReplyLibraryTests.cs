using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Library;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions;

public sealed class ReplyLibraryTests
{
    [Fact]
    public void Default_EveryMove_HasPhrases()
    {
        Assert.True(ReplyLibrary.Default.Message.Phrases.Count >= 220);
        Assert.All(Enum.GetValues<Move>().Where(m => m != Move.Unspecified), m => Assert.False(ReplyLibrary.Default.PhrasesFor(m).IsEmpty, m.ToString()));
        Assert.True(Condition.Names.Count <= ConditionSet.Capacity);
    }

    [Fact]
    public void Load_ManyFaults_AreAllNamedAtOnce()
    {
        var fault = Assert.Throws<ReplyLibraryException>(() => ReplyLibrary.Load(
            """
            { "phrases": [
                { "phraseId": "a", "move": "MOVE_ACKNOWLEDGE", "text": "One. Two.", "when": ["feeling:hunger"] },
                { "phraseId": "a", "move": "MOVE_COMMIT", "text": "I'll do {everything}." },
                { "phraseId": "b", "text": "Please calm down {thing" } ],
              "guards": [ { "guardId": "g", "why": "It angers.", "patterns": ["calm down", "("] } ] }
            """));

        foreach (var part in (string[])["version", "one sentence", "feeling:hunger", "{everything}", "policy:check", "no move", "brace", "needs an id", "'(' is refused", "withholds"])
        {
            Assert.Contains(fault.Faults, f => f.Contains(part, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{ \"unknown\": 1 }")]
    public void Load_NoLibrary_IsRefused(string json)
    {
        Assert.Throws<ReplyLibraryException>(() => ReplyLibrary.Load(json));
    }

    [Theory]
    [InlineData("Please calm down.", "calm-down")]
    [InlineData("Unfortunately our policy doesn't allow it.", "policy-first")]
    [InlineData("You should have read the terms.", "blames-the-customer")]
    [InlineData("The billing department made a mistake; billing department's fault.", "blames-a-colleague")]
    [InlineData("Our system is slow today.", "blames-the-system")]
    [InlineData("As I said, it takes ten days.", "as-i-said")]
    [InlineData("We're sorry for any inconvenience.", "begs-forgiveness")]
    [InlineData("I understand your frustration.", "empty-empathy")]
    [InlineData("You'll get a full refund.", "promises-money")]
    [InlineData("Could you please give me your PIN?", "asks-for-a-secret")]
    [InlineData("What is your card number and the three digits on the back?", "asks-for-a-secret")]
    [InlineData("Right, and your PIN as well please.", "asks-for-a-secret")]
    [InlineData("I'll send you a link to reset your password.", null)]
    [InlineData("Does the card that ends in 4411 work?", null)]
    [InlineData("Have you forgotten your password?", null)]
    [InlineData("May I tell you about our premium plan?", "sells")]
    [InlineData("Don't worry, it will be fine.", "false-comfort")]
    [InlineData("Simply click the link.", "talks-down")]
    [InlineData("You need to call us again.", "sends-away")]
    public void Guards_WordsThatHurt_AreWithheld(string text, string? guard)
    {
        Assert.Equal(guard, ReplyLibrary.Default.Guards.FirstHit(text)?.GuardId);
    }

    [Fact]
    public void Conditions_EveryNameAndSlot_IsDocumentedBesideTheLibrary()
    {
        var path = Path.Combine(FolderOfThisFile(), "../../../src/AgentAssist.Core/Suggestions/Library/CONDITIONS.md");
        var text = File.ReadAllText(path);

        Assert.All(Condition.Names, name => Assert.Contains($"`{name}`", text));
        Assert.All(Slot.Names, name => Assert.Contains($"`{{{name}}}`", text));
    }

    private static string FolderOfThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
