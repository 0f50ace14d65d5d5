using AgentAssist.Core.Suggestions;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>Whoever asks a person for a person is told that there is one, and not promised one in two hours.</summary>
public sealed class WantedPersonTests
{
    [Theory]
    [InlineData("I'm not talking to a machine about my mother dying. Find me a person.")]
    [InlineData("I've been round and round this menu for twenty minutes. Give me a person.")]
    [InlineData("How do I get past the recorded voice to talk to somebody?")]
    [InlineData("I can't follow what the automated voice is saying, it's too fast. May I have a person?")]
    [InlineData("Ten times I've told your app that I'm not called Brenda. Could a human being change it, please?")]
    public void Suggest_ByAPerson_ShowsThatThereIsOne(string text)
    {
        var first = First(text, Role.HumanAgent);

        Assert.Matches("(?i)person|myself", first.Text);
        Assert.DoesNotMatch("(?i)machine|within|a colleague|you'd like|(find|get|give) (you |me )?a (person|human)", first.Text);
    }

    [Fact]
    public void Suggest_ByABot_HandsOver() => Assert.Matches("colleague|passing you to a person", First("Get me a living person.", Role.Bot).Text);

    [Fact]
    public void Suggest_ByAPerson_TakesUpWhatHappened() =>
        Assert.Contains("the virtual helper has closed your chat again", First("The virtual helper has closed my chat again, so I'd like a human colleague to take over.", Role.HumanAgent).Text, StringComparison.Ordinal);

    private static Suggestion First(string text, Role role) =>
        new SuggestionEngine(ReplyLibrary.Default).Suggest(Request(text, marks: "wants-human .95, complaint .4", role: role)).Suggestions[0];
}
