using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.ReturnedEquipment;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

public sealed class ReturnedEquipmentTests
{
    private static readonly SuggestionEngine Engine = new(ReplyLibrary.Default);

    private static readonly PriorTurn Asked = Agent("Hi, thanks for reaching out. Can I have your account number please?", "u2");

    [Fact]
    public void Suggest_FirstTurn_OwnsItWithTheRecordsThatProveIt()
    {
        var set = Engine.Suggest(Request(First, FirstMarks, ReturnedEquipment.Context));

        SuggestionForm.Check(set, Request(First, FirstMarks, ReturnedEquipment.Context));
        var first = set.Suggestions[0];
        Assert.Equal(Move.Acknowledge, first.Moves[0]);
        Assert.Contains(Move.Own, first.Moves);
        Assert.Superset(new HashSet<string> { "ord-1", "inv-1", "inv-2" }, Ids(first));
        Assert.Contains("February 11", first.Text);
        Assert.Contains("March 5 and 22", first.Text);
        Assert.All(set.Suggestions, AssertDecent);
    }

    [Fact]
    public void Suggest_SecondTurn_ValidatesThanksAndCitesTheReturn()
    {
        var request = Request(Second, SecondMarks, ReturnedEquipment.Context, before: [Customer(First, FirstMarks), Asked]);
        var set = Engine.Suggest(request);

        SuggestionForm.Check(set, request);
        var first = set.Suggestions[0];
        Assert.Contains("fair", first.Text);
        Assert.Contains("third", first.Text);
        Assert.Contains(Move.Thank, first.Moves);
        Assert.Contains(Move.Own, first.Moves);
        Assert.Superset(new HashSet<string> { "shp-1", "shp-2", "ord-1" }, Ids(first));
        Assert.All(set.Suggestions, AssertDecent);
    }

    [Fact]
    public void Suggest_ThirdTurn_OwnsTheBrokenPromiseAndKnowsTheRest()
    {
        var request = Request(
            Third, ThirdMarks, ReturnedEquipment.Context, before: [Customer(First, FirstMarks), Asked, Customer(Second, SecondMarks, "u3")]);
        var set = Engine.Suggest(request);

        SuggestionForm.Check(set, request);
        var first = set.Suggestions[0];
        Assert.Contains("you back", first.Text);
        Assert.Superset(new HashSet<string> { "sup-1", "ord-1", "shp-2" }, Ids(first));
        Assert.Contains(first.Sentences, s => s.Move == Move.Commit && s.Evidence.Any(e => e.Kind == EvidenceKind.Policy));
        Assert.All(set.Suggestions, AssertDecent);
    }

    [Fact]
    public void Suggest_LedgerOfPromises_IsUsedBeforeRecords()
    {
        var context = ReturnedEquipment.Context.Clone();
        context.Promises.Add(new Promise { PromiseId = "p-1", MadeIn = "sup-1", What = "call back", Due = "2026-03-04", State = PromiseState.Broken });

        var first = Engine.Suggest(Request(Third, ThirdMarks, context)).Suggestions[0];

        Assert.Contains(first.Sentences.SelectMany(s => s.Evidence), e => e is { Kind: EvidenceKind.Promise, Id: "p-1" });
    }

    private static HashSet<string> Ids(Suggestion suggestion) => [.. suggestion.Sentences.SelectMany(s => s.Evidence).Select(e => e.Id)];

    private static void AssertDecent(Suggestion suggestion)
    {
        foreach (var word in (string[])["account number", "department", "system", "calm down", "upgrade", "offer", "unfortunately", "refund", "waive"])
        {
            Assert.DoesNotContain(word, suggestion.Text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
