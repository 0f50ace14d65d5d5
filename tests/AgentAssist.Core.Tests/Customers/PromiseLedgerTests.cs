using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Customers.Records;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Customers;

public sealed class PromiseLedgerTests
{
    private static readonly DateTimeOffset Made = new(2026, 3, 2, 18, 30, 0, TimeSpan.Zero);
    private static readonly CustomerProfile Denver = new() { CustomerId = "c", TimeZone = "America/Denver" };

    // The day ends in Denver, seven hours behind: 2026-03-05T07:00Z.
    [Theory]
    [InlineData("2026-03-05T06:59:00Z", false, PromiseState.Open)]
    [InlineData("2026-03-05T06:59:00Z", true, PromiseState.Open)]
    [InlineData("2026-03-05T07:01:00Z", false, PromiseState.Overdue)]
    [InlineData("2026-03-05T07:01:00Z", true, PromiseState.Broken)]
    public void Read_NothingHappened_StandsByTheTimeAndWhetherTheCustomerIsBack(string now, bool isHere, PromiseState expected) =>
        Assert.Equal(expected, StateOf(Promise(), now, isHere).State);

    [Fact]
    public void Read_RecordOfTheDeed_KeepsItLateToo()
    {
        var kept = StateOf(Promise(), "2026-03-09T00:00:00Z", true, Record("cb", "2026-03-06T10:00:00Z", "PHONE", "CALLBACK_DONE", "R-1001", "Called the customer back."));

        Assert.Equal((PromiseState.Kept, "cb"), (kept.State, kept.ResolvedBy));
    }

    [Fact]
    public void Read_DeedOfBefore_KeepsNothing() =>
        Assert.Equal(
            PromiseState.Broken,
            StateOf(Promise(), "2026-03-09T00:00:00Z", true, Record("cb", "2026-03-01T10:00:00Z", "PHONE", "CALLBACK_DONE", "R-1001", "Called the customer back.")).State);

    [Fact]
    public void Read_CustomerCameBackAfterItWasDue_BreaksIt()
    {
        var broken = StateOf(Promise(), "2026-03-20T00:00:00Z", false, Record("in", "2026-03-12T20:10:00Z", "PHONE", "CONTACT", "R-1001", "Customer asked again."));

        Assert.Equal((PromiseState.Broken, "in"), (broken.State, broken.ResolvedBy));
    }

    [Theory]
    [InlineData(PromiseState.Kept)]
    [InlineData(PromiseState.Waived)]
    [InlineData(PromiseState.Broken)]
    public void Read_WhatAPersonSaid_Stands(PromiseState said)
    {
        var promise = Promise();
        promise.State = said;

        Assert.Equal(said, StateOf(promise, "2026-03-20T00:00:00Z", true).State);
    }

    [Fact]
    public void Fit_TooSmall_KeepsWhatAnOpenFindingRestsOnAndWhatIsSpokenOf()
    {
        var context = new CustomerContext { Profile = Denver.Clone() };
        for (var i = 0; i < 40; i++)
        {
            context.Interactions.Add(Record($"n{i}", $"2026-03-{28 - (i % 28):d2}T10:00:00Z", "EMAIL", "NEWSLETTER", "", new string('x', 80)));
        }

        context.Interactions.Add(Record("old", "2025-01-01T10:00:00Z", "PHONE", "NOTE", "R-1001", "Service ended."));
        context.Interactions.Add(Record("said", "2025-01-02T10:00:00Z", "PHONE", "NOTE", "", "Router exchanged."));
        context.Findings.Add(new Finding { FindingId = "f", State = FindingState.Open, Between = { "old" } });

        var kept = ContextLimit.Fit(context, 1_024, "What about my router?").Interactions.Select(i => i.InteractionId).ToArray();

        Assert.Contains("old", kept);
        Assert.Contains("said", kept);
        Assert.True(kept.Length < 42);
    }

    private static Promise StateOf(Promise promise, string now, bool isHere, params Interaction[] records)
    {
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        return Assert.Single(PromiseLedger.Read([promise], new Timeline(records, Denver, at), at, isHere));
    }

    private static Promise Promise() => new()
    {
        PromiseId = "p",
        MadeIn = "sup",
        What = "call back",
        Due = "2026-03-04",
        State = PromiseState.Open,
        Reference = "R-1001",
        MadeTime = Timestamp.FromDateTimeOffset(Made),
    };
}
