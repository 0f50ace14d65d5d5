using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>A reply changes its tone for what the customer names, not for what a model hears between the lines.</summary>
public sealed class SignalNamesTests
{
    private static readonly SuggestionEngine Engine = new(ReplyLibrary.Default);

    [Theory]
    [InlineData(SignalKind.Vulnerability, .88, "Honestly she hasn't changed it yet.", "Honestly", false)]
    [InlineData(SignalKind.Vulnerability, .60, "I came home from hospital today.", "hospital", true)]
    [InlineData(SignalKind.Vulnerability, .60, "I can't keep doing this on my own.", "keep", true)]
    [InlineData(SignalKind.Vulnerability, .95, "Honestly she hasn't changed it yet.", "Honestly", true)]
    [InlineData(SignalKind.WantsSupervisor, .70, "And the inspector?", "inspector", false)]
    [InlineData(SignalKind.WantsSupervisor, .70, "Get me the manager.", "manager", true)]
    [InlineData(SignalKind.Effort, .70, "I had to explain it to three of you.", "had to explain it", true)]
    [InlineData(SignalKind.Effort, .50, "Do I have to start year two over again?", "have to start year two over again", false)]
    [InlineData(SignalKind.Abuse, .60, "The waste bins are full.", "waste", false)]
    [InlineData(SignalKind.Abuse, .80, "You moron.", "moron", true)]
    [InlineData(SignalKind.Fairness, .60, "I returned it.", "returned", false)]
    [InlineData(SignalKind.Fairness, .60, "You charged me for it.", "charged", true)]
    [InlineData(SignalKind.PromiseBroken, .70, "He said \"all good\".", "said", false)]
    [InlineData(SignalKind.PromiseBroken, .70, "It was promised for Monday.", "promised", true)]
    [InlineData(SignalKind.Gratitude, .60, "Cheers.", "Cheers", true)]
    public void IsNamed_ByWordsTogetherOrByAWordForIt(SignalKind kind, double score, string text, string word, bool expected)
    {
        var start = text.IndexOf(word, StringComparison.Ordinal);
        var analysis = new Analysis { Signals = { new Signal { Kind = kind, Score = score, Spans = { new TextSpan { Start = start, End = start + word.Length } } } } };

        Assert.Equal(expected, SignalNames.IsNamed(new PriorTurn("u1", Role.Customer, text, analysis), kind));
    }

    // As the shipped models read them, each of these once got a boundary, special care or "you've had to repeat yourself".
    [Theory]
    [InlineData("The bins by the food market are full of waste. There are RATS.", "civil", "insult")]
    [InlineData("and the other two? oh my god you did, didn't you", "civil", "insult")]
    [InlineData("yes still Hale, she hasnt changed it yet and honestly i dont think she's going to", "a lot to deal with", "keep this simple")]
    [InlineData("would i have to do year two over again", "repeat yourself", "explain the same")]
    [InlineData("And the inspector on the train?", "supervisor", "manager")]
    public void Suggest_NothingOfTheKindWasSaid_ReplySaysNothingOfIt(string text, params string[] words)
    {
        PriorTurn[] before = [Customer("Hello"), Agent("Hello, what is it about?", "u2")];
        var request = Request(text, before: before) with { Utterance = new PriorTurn("u3", Role.Customer, text, UtteranceAnalyzer.Default.Analyze(text, [], 1)) };

        Assert.All(Engine.Suggest(request).Suggestions, suggestion => Assert.All(words, word => Assert.DoesNotContain(word, suggestion.Text, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("it works now, thank god", "Be glad with them")]
    [InlineData("one sec, let me check", "Give time")]
    public void Suggest_GoodNewsOrAWait_IsMetAsSuch(string text, string approach)
    {
        var suggestions = Engine.Suggest(Request(text, before: [Customer("My router is dead."), Agent("Please restart it once.", "u2")])).Suggestions;

        Assert.Equal(approach, suggestions[0].Approach);
        Assert.True(suggestions.Count >= 3);
        Assert.DoesNotContain(suggestions, suggestion => suggestion.Moves.Contains(Move.Commit));
    }
}
