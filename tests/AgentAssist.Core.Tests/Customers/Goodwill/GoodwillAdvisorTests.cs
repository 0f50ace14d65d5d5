using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Tests.Customers.Goodwill;

public sealed class GoodwillAdvisorTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly GoodwillPolicy Policy = GoodwillPolicy.Default;

    [Fact]
    public void Propose_BilledAfterTheEnd_CitesTheRecordsAndIsInProportion()
    {
        var proposed = Propose(Context(Finding()), Unfair());

        Assert.Equal(("credit-10", HarmKind.WrongBill, "10.00 USD"), (proposed!.CatalogueId, proposed.Harm, proposed.Cost));
        Assert.Equal("a credit of $10 on your next bill", proposed.Description);
        Assert.Equal("It was billed after it had ended.", proposed.Why);
        Assert.Equal(["i-1", "i-2"], proposed.Evidence.Select(evidence => evidence.Id));
        Assert.Equal(("INV-1", GestureState.Proposed, false), (proposed.Reference, proposed.State, proposed.NeedsApproval));
    }

    [Fact]
    public void Propose_MoreHarmLongerTenureLessGiven_IsMore()
    {
        var context = Context(Finding(FindingState.Resolved));
        Assert.Equal("credit-5", Propose(context, Complaining())!.CatalogueId);
        Assert.Equal("credit-10", Propose(Context(Finding()), Complaining())!.CatalogueId);
        context.Promises.Add(new Promise { PromiseId = "p-1", What = "call back", Due = "2026-03-30", State = PromiseState.Broken, MadeIn = "i-2" });
        Assert.Equal("credit-10", Propose(context, Complaining())!.CatalogueId);

        // A little less than ten dollars need; ten years lift it above, and what was given pulls it down.
        var promised = new CustomerContext { Promises = { new Promise { PromiseId = "p-1", What = "call back", State = PromiseState.Overdue } } };
        promised.Effort.Add(Effort(contacts: 3));
        Assert.Equal(0.35, Propose(promised, Complaining())!.Severity);
        promised.Profile = new CustomerProfile { CustomerSince = "2010-01-01" };
        Assert.Equal(("credit-10", 0.42), (Propose(promised, Complaining())!.CatalogueId, Propose(promised, Complaining())!.Severity));
        Assert.Equal("credit-5", Propose(promised, Complaining(), spent: new(20_000_000, 0, 0))!.CatalogueId);
    }

    [Fact]
    public void Propose_PartOfTheHarmIsAnotherKind_SuitsTheGravest()
    {
        var lost = Finding();
        (lost.Rule, lost.Why) = ("delivered-then-missing", "It was recorded as delivered and never came.");

        Assert.Equal("express-delivery", Propose(Context(lost), Complaining())!.CatalogueId);
    }

    [Fact]
    public void Propose_NotGrievedOrInsultingAlone_IsNothing()
    {
        var context = Context(Finding());

        Assert.Null(Propose(context, new Analysis()));
        Assert.Null(Propose(context, new Analysis { Complaint = 0.9, Signals = { Signal(SignalKind.Abuse) } }));
        Assert.Null(Propose(context, new Analysis { Signals = { Signal(SignalKind.Urgency) } }));
        Assert.NotNull(Propose(context, new Analysis { Signals = { Signal(SignalKind.Abuse), Signal(SignalKind.Fairness) } }));
    }

    [Fact]
    public void Propose_NoHarmOnRecord_IsNothingHoweverLoud()
    {
        var loud = new Analysis { Complaint = 1, Signals = { Signal(SignalKind.Fairness), Signal(SignalKind.PromiseBroken), Signal(SignalKind.Churn) } };

        Assert.Null(Propose(new CustomerContext(), loud));
        Assert.Null(Propose(Context(Finding(rule: "a-rule-of-no-harm")), loud));
        Assert.Null(Propose(new CustomerContext { Effort = { Effort(contacts: 2) } }, loud));
        Assert.Null(Propose(new CustomerContext { Promises = { new Promise { PromiseId = "p", State = PromiseState.Kept } } }, loud));
    }

    [Fact]
    public void Propose_HarmOfLongAgo_IsNothing()
    {
        var finding = Finding(FindingState.Resolved);
        finding.ResolveTime = Now.AddDays(-91).ToTimestamp();
        var effort = Effort(contacts: 9);
        effort.LastContactTime = Now.AddDays(-91).ToTimestamp();
        var promise = new Promise { PromiseId = "p-1", State = PromiseState.Broken, MadeTime = Now.AddDays(-91).ToTimestamp() };

        Assert.Null(Propose(new CustomerContext { Findings = { finding }, Effort = { effort }, Promises = { promise } }, Unfair()));
    }

    [Theory]
    [InlineData(GestureState.Given)]
    [InlineData(GestureState.Declined)]
    public void Propose_SameComplaintAgain_DoesNotPayTwice(GestureState state)
    {
        var context = Context(Finding());
        var first = Propose(context, Unfair())!;
        context.Gestures.Add(Decided(first, state, Now.AddDays(-1)));

        Assert.Null(Propose(context, Unfair()));

        // Another harm within the period gets something else, and the same again when the period is over.
        var other = Finding(rule: "charged-twice", between: ["i-7", "i-8"]);
        context.Findings.Add(other);
        var second = Propose(context, Unfair())!;
        Assert.NotEqual(first.CatalogueId, second.CatalogueId);
        Assert.Equal(["i-7", "i-8"], second.Evidence.Select(evidence => evidence.Id));
        context.Gestures[0].DecideTime = Now.AddDays(-90).ToTimestamp();
        context.Findings.RemoveAt(0);
        Assert.Equal(first.CatalogueId, Propose(context, Unfair())!.CatalogueId);
    }

    [Fact]
    public void Propose_ContactsThatWereAnswered_CountFromThere()
    {
        var context = new CustomerContext { Effort = { Effort(contacts: 5) } };
        context.Gestures.Add(Decided(Propose(context, Complaining())!, GestureState.Given, Now));
        context.Effort[0] = Effort(contacts: 7);
        Assert.Null(Propose(context, Complaining()));

        context.Effort[0] = Effort(contacts: 9);

        var again = Propose(context, Complaining())!;
        Assert.Equal(["e-4", "e-5", "e-6", "e-7"], again.Evidence.Select(evidence => evidence.Id));
        Assert.Equal("The customer had to contact us 9 times about CASE-1 over 12 days and was passed on once.", again.Why);
    }

    [Fact]
    public void Propose_InThisConversationBefore_IsOncePerHarmAndOneAtATime()
    {
        var context = Context(Finding());
        var first = Propose(context, Unfair())!;
        context.Findings.Add(Finding(rule: "opposite-answers", between: ["i-7", "i-8"]));

        Assert.Null(Propose(context, Unfair(), [first]));
        first.State = GestureState.Given;
        Assert.Equal(HarmKind.WrongAnswer, Propose(context, Unfair(), [first])!.Harm);
        context.Findings[1] = Finding(rule: "charged-twice", between: ["i-7", "i-8"]);
        Assert.Null(Propose(context, Unfair(), [first]));
    }

    [Fact]
    public void Propose_AboveTheAgentsLimitOrABudgetNearlySpent_NeedsApproval()
    {
        var grave = Context(Finding(), Finding(rule: "appointment-missed", between: ["i-3", "i-4"]));
        var proposed = Propose(grave, Unfair())!;
        Assert.Equal(("credit-25", true, GestureState.WaitingForApproval), (proposed.CatalogueId, proposed.NeedsApproval, proposed.State));

        foreach (var (spent, needsApproval) in new[]
        {
            (new GoodwillSpent(0, 390_000_000, 0), false),
            (new GoodwillSpent(0, 390_000_001, 0), true),
            (new GoodwillSpent(0, 0, 19_990_000_001), true),
        })
        {
            Assert.Equal(needsApproval, Propose(Context(Finding()), Unfair(), spent: spent)!.NeedsApproval);
        }
    }

    [Fact]
    public void Propose_BudgetSpent_IsLessAndThenNothing()
    {
        var context = Context(Finding());

        Assert.Equal("credit-10", Propose(context, Unfair(), spent: new(0, 490_000_000, 0))!.CatalogueId);
        Assert.Equal("credit-5", Propose(context, Unfair(), spent: new(0, 490_000_001, 0))!.CatalogueId);
        Assert.Null(Propose(context, Unfair(), spent: new(0, 495_000_001, 0)));
        Assert.Null(Propose(context, Unfair(), spent: new(50_000_000, 0, 0)));
        Assert.Null(Propose(context, Unfair(), spent: new(0, 0, 25_000_000_000)));
    }

    [Fact]
    public void Propose_AnyHarmAndAnyBudget_StaysWithinLimitsAndGrowsWithTheHarm()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var spent = new GoodwillSpent(random.NextInt64(60_000_000), random.NextInt64(600_000_000), random.NextInt64(30_000_000_000));
            var context = new CustomerContext { Effort = { Effort(random.Next(1, 12)) } };
            var less = Propose(context, Unfair(), spent: spent);
            context.Findings.Add(Finding(random.Next(2) == 0 ? FindingState.Open : FindingState.Resolved));
            var more = Propose(context, Unfair(), spent: spent);

            foreach (var proposed in new[] { less, more }.OfType<GestureProposed>())
            {
                Assert.InRange(spent.CustomerMicros + proposed.CostMicros, 0, 50_000_000);
                Assert.InRange(spent.AgentMicros + proposed.CostMicros, 0, 500_000_000);
                Assert.InRange(spent.TenantMicros + proposed.CostMicros, 0, 25_000_000_000);
                Assert.True(proposed.NeedsApproval || proposed.CostMicros <= 15_000_000);
                Assert.NotEmpty(proposed.Evidence);
                Assert.NotEmpty(proposed.Why);
            }

            Assert.True(less is null || more is not null);
            Assert.True(less is null || more!.Severity >= less.Severity);
        }
    }

    private static GestureProposed? Propose(
        CustomerContext context, Analysis analysis, GestureProposed[]? proposed = null, GoodwillSpent? spent = null) =>
        GoodwillAdvisor.Propose(context, analysis, proposed ?? [], spent ?? GoodwillSpent.Nothing, Policy, Now);

    private static CustomerContext Context(params Finding[] findings)
    {
        var context = new CustomerContext();
        context.Findings.Add(findings);
        return context;
    }

    private static Finding Finding(
        FindingState state = FindingState.Open, string rule = "billed-after-end", string[]? between = null) => new()
        {
            FindingId = rule,
            Between = { between ?? ["i-1", "i-2"] },
            About = "INV-1",
            Why = "It was billed after it had ended.",
            Confidence = 0.95,
            State = state,
            Rule = rule,
        };

    private static Effort Effort(int contacts)
    {
        var effort = new Effort { Reference = "CASE-1", Contacts = contacts, OpenDays = 12, LastContactTime = Now.AddDays(-1).ToTimestamp() };
        effort.Transfers = contacts > 8 ? 1 : 0;
        effort.InteractionIds.Add(Enumerable.Range(0, contacts - 1).Select(i => $"e-{i}"));
        return effort;
    }

    private static Gesture Decided(GestureProposed proposed, GestureState state, DateTimeOffset at)
    {
        var gesture = new Gesture { CatalogueId = proposed.CatalogueId, State = state, DecideTime = at.ToTimestamp() };
        gesture.Evidence.Add(proposed.Evidence);
        return gesture;
    }

    private static Signal Signal(SignalKind kind) => new() { Kind = kind, Score = 0.9 };

    private static Analysis Complaining() => new() { Complaint = 0.8 };

    private static Analysis Unfair() => new() { Complaint = 0.8, Signals = { Signal(SignalKind.Fairness) } };
}
