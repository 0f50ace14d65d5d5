using System.Diagnostics;
using System.Globalization;
using AgentAssist.Core.Customers.Promises;
using AgentAssist.V1;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.Core.Tests.Customers.Promises;

public sealed class PromiseReaderTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-02T18:30:00Z", CultureInfo.InvariantCulture);
    private static readonly TimeZoneInfo Denver = TimeZoneInfo.FindSystemTimeZoneById("America/Denver");
    private static readonly Dictionary<string, string> NoFacts = [];

    [Fact]
    public void Read_Promise_SaysWhatWhenAndByWhom()
    {
        const string Text = "Sorry about that. I'll call you back tomorrow by five.";
        var promise = Assert.Single(PromiseReader.Default.Read(Text, PromiseSpeaker.Agent, Now, Denver));
        Assert.Equal(("call back", "2026-03-03T17:00:00-07:00", PromiseParty.Agent), (promise.What, promise.Due.ToString(), promise.By));
        Assert.Equal("I'll call you back tomorrow by five", Text[promise.Start..promise.End]);
    }

    [Theory]
    [InlineData(PromiseSpeaker.Customer, 0)]
    [InlineData(PromiseSpeaker.Bot, 1)]
    public void Read_Speaker_OnlyTheCompanysWordsBind(PromiseSpeaker speaker, int count)
    {
        Assert.Equal(count, PromiseReader.Default.Read("I'll send it by Friday.", speaker, Now, Denver).Count);
    }

    [Theory]
    [InlineData("Agent promised that a colleague would call back by 2026-03-04.", "call back", "2026-03-04", PromiseParty.Company)]
    [InlineData("Told customer refund will be issued within 5 working days", "issue refund", "2026-03-09", PromiseParty.Company)]
    [InlineData("Technician visit agreed for 12 March", "Technician visit", "2026-03-12", PromiseParty.Company)]
    [InlineData("We assured the member the form would be re-sent by Friday", "resend the form", "2026-03-06", PromiseParty.Company)]
    [InlineData("Callback promised for tomorrow 10am", "Callback", "2026-03-03T10:00:00-07:00", PromiseParty.Company)]
    [InlineData("Customer was told a replacement would be shipped on Thursday.", "ship a replacement", "2026-03-05", PromiseParty.Company)]
    [InlineData("Agent promised to call back by Friday.", "call back", "2026-03-06", PromiseParty.Agent)]
    [InlineData("Engineer to attend Thursday.", "Engineer to attend", "2026-03-05", PromiseParty.Company)]
    [InlineData("Supervisor agreed to refund the late fee within 3 business days.", "refund the late fee", "2026-03-05", PromiseParty.Company)]
    public void ReadRecord_Summary_TellsThePromise(string summary, string what, string due, PromiseParty by)
    {
        var promise = Assert.Single(PromiseReader.Default.ReadRecord(summary, NoFacts, Now, Denver));
        Assert.Equal((what, due, by), (promise.What, promise.Due.ToString(), promise.By));
    }

    [Theory]
    [InlineData("Customer promised to pay by Friday.")]
    [InlineData("Customer will return the router by Friday.")]
    [InlineData("No callback promised.")]
    [InlineData("Internet service cancelled at the end of the billing cycle, effective 2026-02-11. Balance zero.")]
    [InlineData("Notice: equipment not received; a fee of 180.00 USD will be charged unless it is returned by 2026-03-12.")]
    [InlineData("Customer says she was promised a call by Monday and nobody rang.")]
    public void ReadRecord_NobodyOwes_IsEmpty(string summary)
    {
        Assert.Empty(PromiseReader.Default.ReadRecord(summary, NoFacts, Now, Denver));
    }

    [Fact]
    public void ReadRecord_Facts_CountBeforeTheSummary()
    {
        var facts = new Dictionary<string, string> { ["promise"] = "call back", ["due"] = "2026-03-04" };
        var promise = Assert.Single(PromiseReader.Default.ReadRecord("Agent promised a call.", facts, Now, Denver));
        Assert.Equal(("call back", "2026-03-04"), (promise.What, promise.Due.ToString()));
        Assert.Equal((0, 0), (promise.Start, promise.End));
    }

    [Theory]
    [InlineData("2 p.m.: I have that.")]
    [InlineData("Thanks, Sunday, I have that down.")]
    [InlineData("Friday at 11, I have it now.")]
    public void Read_WhatWasToldHasArrived_IsNoPromise(string text) =>
        Assert.Empty(PromiseReader.Default.Read(text, PromiseSpeaker.Agent, Now, Denver));

    [Fact]
    public void Read_ArbitraryText_HoldsItsContract()
    {
        string[] pieces =
        [
            "I'll ", "we will ", "call you ", "by ", "Friday ", "5 ", "\"", "'", ", ", ". ", "? ", "if ", "and ", "the 31st ", "2026-02-30 ", "within ", "99999 ", "days ",
            "9999-12-31T23:59:59Z ", "\ud83d\ude00", "\ud83d", "\n> ", "…", "next ", "month ", "end of ", "12:75 ", "to ", "- ", "every ", "will ", "be ", "sent ",
        ];
        var texts = Gen.Elements(pieces).ArrayOf().Select(string.Concat);
        Prop.ForAll(Arb.From(texts), Holds).QuickCheckThrowOnFailure();
        Prop.ForAll<NonNull<string>>(text => Holds(text.Get)).QuickCheckThrowOnFailure();

        static void Holds(string text)
        {
            foreach (var now in new[] { Now, DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
            {
                var found = PromiseReader.Default.Read(text, PromiseSpeaker.Agent, now, Denver);
                Assert.Equal(found, PromiseReader.Default.Read(text, PromiseSpeaker.Agent, now, Denver));
                foreach (var promise in found.Concat(PromiseReader.Default.ReadRecord(text, NoFacts, now, Denver)))
                {
                    Assert.InRange(promise.Start, 0, promise.End - 1);
                    Assert.InRange(promise.End, 1, text.Length);
                    Assert.NotEmpty(promise.What);
                    Assert.InRange(promise.Confidence, 0.1, 1);
                }
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345 2026-03-04 17:00 ... !?")]
    [InlineData("\ud83d\ude00 5 - 6")]
    public void Read_NoLetters_FindsNothing(string text)
    {
        Assert.Empty(PromiseReader.Default.Read(text, PromiseSpeaker.Agent, Now, Denver));
    }

    [Theory]
    [InlineData("I'll call you back tomorrow by five and ")]
    [InlineData("by 5 to 6 between ")]
    [InlineData("\" ")]
    [InlineData("if you will, ")]
    [InlineData("' a")]
    public void Read_HundredKilobytes_TakesLittleTime(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        PromiseReader.Default.Read(text, PromiseSpeaker.Agent, Now, Denver);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }
}
