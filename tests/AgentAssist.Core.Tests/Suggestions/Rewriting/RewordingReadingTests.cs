using AgentAssist.Core.Privacy;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Rewriting;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.Core.Tests.Suggestions.Rewriting;

public sealed class RewordingReadingTests
{
    [Fact]
    public void Plan_Letter_LeavesGreetingAndSignOffAlone()
    {
        var suggestion = new Suggestion
        {
            Sentences =
            {
                new SuggestionSentence { Text = "Hello," },
                new SuggestionSentence { Text = "I see it.", Move = Move.Acknowledge },
                new SuggestionSentence { Text = "I'll call you.", Move = Move.Commit },
                new SuggestionSentence { Text = "Regards" },
            },
        };

        var plan = RewordingPlan.Of(suggestion)!;

        Assert.Equal("Hello,", Assert.Single(plan.Opening).Text);
        Assert.Equal(["I see it.", "I'll call you."], plan.Steps.Select(s => s.Text));
        Assert.Equal("Regards", Assert.Single(plan.Ending).Text);
    }

    [Fact]
    public void Plan_NothingButAGreeting_IsNone() =>
        Assert.Null(RewordingPlan.Of(new Suggestion { Sentences = { new SuggestionSentence { Text = "Hello," } } }));

    [Theory]
    [InlineData("I'll call you on Monday, 3 May at 15:30 about $20.50.", "monday 3 may 15:30 $ 20.50")]
    [InlineData("You may march on; one moment.", "")]
    [InlineData("Twice in three weeks, 100%.", "twice three 100 %")]
    public void KeptWords_OfASentence_AreWhatMustStay(string sentence, string expected) =>
        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            KeptWords.In(sentence).Order(StringComparer.Ordinal));

    [Fact]
    public void Reader_AnswerInAnyPieces_ReadsTheSame()
    {
        const string answer = "1. I see the problem.\r\n\n2. That matters, truly.";
        Prop.ForAll(Arb.From(Gen.Choose(1, 9).ListOf()), sizes =>
        {
            var pieces = new List<string>();
            var from = 0;
            foreach (var size in sizes.TakeWhile(_ => from < answer.Length))
            {
                pieces.Add(answer[from..Math.Min(answer.Length, from + size)]);
                from += pieces[^1].Length;
            }

            return Read([.. pieces, answer[from..]])?.Text == "I see the problem. That matters, truly.";
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Reader_AnythingAtAll_IsReadWithoutAFaultAndGivesOnlyCleanWords()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string[]>(), pieces =>
        {
            var read = Read([.. pieces.Select(piece => piece ?? "")]);
            return read is null || !read.Text.Any(char.IsControl);
        }).QuickCheckThrowOnFailure();
    }

    private static Suggestion? Read(IReadOnlyList<string> pieces)
    {
        var plan = RewordingPlan.Of(new Suggestion
        {
            SuggestionId = "s2-1",
            Text = "I see it. That matters.",
            Sentences =
            {
                new SuggestionSentence { Text = "I see it.", Move = Move.Acknowledge },
                new SuggestionSentence { Text = "That matters.", Move = Move.Reassure },
            },
        })!;
        var ground = new CheckGround(
            [new PriorTurn("u2", Role.Customer, "It does not work.", null)], null, Channel.Chat, Role.HumanAgent, DateTimeOffset.UnixEpoch);
        var check = new RewordingCheck(
            plan, ground, ReplyLibrary.Default, new ReplyChecker(ReplyLibrary.Default), new Pseudonyms(new TextMasker(), null, []));
        var reader = new RewordingReader(plan, check, _ => ValueTask.CompletedTask);
        foreach (var piece in pieces)
        {
            if (!reader.TakeAsync(piece).AsTask().GetAwaiter().GetResult())
            {
                break;
            }
        }

        return reader.FinishAsync().AsTask().GetAwaiter().GetResult();
    }
}
