using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Checking;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>What a customer tells in headlines is completed when it is said back, and still stands on their word alone.</summary>
public sealed class ToldInShortTests
{
    private static readonly SuggestionEngine Engine = new(ReplyLibrary.Default);

    [Theory]
    [InlineData("THIRD TIME contacting you. Flight cancelled on 2 November. Refund promised in 7 days. It is now the 29th. Where is my 846 euros")]
    [InlineData("flight cancelled BY TEXT at 5am and nobody helps")]
    [InlineData("card declined twice on 3 May, parcel lost since Monday")]
    public void Suggest_Headlines_AreSaidBackWithProof(string text)
    {
        var request = Request(text, "anger .7, effort .9, complaint .9, promise-broken .8");

        Assert.All(Engine.Suggest(request).Suggestions, suggestion =>
            Assert.DoesNotContain(new ReplyChecker(ReplyLibrary.Default).Review(suggestion.Text, CheckGround.Of(request)).Findings, finding => finding.Guard == "unproven-fact"));
    }
}
