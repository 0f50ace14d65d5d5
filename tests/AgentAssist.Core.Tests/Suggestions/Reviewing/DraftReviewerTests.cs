using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Reviewing;
using AgentAssist.V1;
using FsCheck;
using FsCheck.Fluent;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions.Reviewing;

public sealed class DraftReviewerTests
{
    private static readonly DraftReviewer Reviewer = new(ReplyLibrary.Default);

    // What agents type, good and bad, to be put together at random.
    private static readonly string[] Sentences =
    [
        "Hi Blair,", "Hello,", "Please calm down.", "I'm sorry for the inconvenience.", "I'm sorry.", "I apologise for that.", "I understand your frustration.",
        "You must have misread the bill.", "That's not our department.", "Our system is slow today.", "As I said, this takes time.", "Don't worry, it will be fine.",
        "We'll refund the fee.", "Your refund was issued on March 9.", "Your router was delivered to us on February 16.", "It's order QX-88177.", "I'll check the invoices and tell you by noon today.",
        "I'll call you in five minutes.", "What is your account number?", "Is there anything else I can help you with?", "Which of the invoices came last?", "You're right, and I see why you are upset.",
        "That's our mistake.", "Thank you for your patience.", "You need to contact the other department.", "Just click the link, obviously.", "We also offer a premium plan!", "Let me look at that.", "Kind regards", "Ana",
        "Notwithstanding the aforementioned considerations, the reconciliation necessitates additional verification procedures by the responsible departments.",
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, DraftCases.All.Count)];

    public static TheoryData<int> Moments => [.. Enumerable.Range(0, GalleryCases.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Review_BetterVersion_IsFoundCleanAndStaysAsItIs(int number)
    {
        var one = DraftCases.All[number];
        var review = Review(one.Draft, one.Request);

        AssertBetter(review, one.Request);
        Assert.NotEmpty(review.BetterText);
        Assert.Equal(review.Findings.Count == 0, review.BetterText == one.Draft);
    }

    [Fact]
    public void Review_AnySentencesOfAgents_BetterVersionIsFoundClean()
    {
        SuggestionRequest[] requests = [DraftCases.FirstTurn, DraftCases.SecondTurn, DraftCases.ThirdTurn, .. GalleryCases.All.Select(c => c.Request)];
        var drafts =
            from request in Gen.Elements(requests)
            from sentences in Gen.Elements(Sentences).NonEmptyListOf()
            from separator in Gen.Elements(" ", " ", "\n", "\n\n")
            select (request, text: string.Join(separator, sentences.Take(8)));

        Prop.ForAll(drafts.ToArbitrary(), draft => AssertBetter(Review(draft.text, draft.request), draft.request))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(80));
    }

    // Owning is one of the approaches that are suggested, and not always the first.
    [Theory]
    [MemberData(nameof(Moments))]
    public void Review_WhatWeWouldSuggest_KeepsEverySentence(int number)
    {
        var request = GalleryCases.All[number].Request;
        var suggestion = new SuggestionEngine(ReplyLibrary.Default).Suggest(request).Suggestions[0];

        var review = Review(suggestion.Text, request);

        Assert.True(review.Findings.All(f => f.Guard == "fault-not-owned"), $"{suggestion.Text}: {string.Join(' ', review.Findings.Select(f => f.Why))}");
        Assert.Equal(review.Findings.Count == 0, suggestion.Text == review.BetterText);
        Assert.Equal(Sentence.Split(suggestion.Text), Sentence.Split(review.BetterText).Intersect(Sentence.Split(suggestion.Text)));
    }

    [Fact]
    public void MoveReader_SentencesOfTheLibrary_RecognisesTheirMoves()
    {
        var sentences = GalleryCases.All.SelectMany(c => new SuggestionEngine(ReplyLibrary.Default).Suggest(c.Request).Suggestions).SelectMany(s => s.Sentences).ToArray();

        var missed = sentences
            .Where(s => s.Move is Move.Own or Move.Apologise or Move.Commit or Move.Clarify or Move.Thank)
            .Where(s => !MoveReader.Read(s.Text).Any(m => m == s.Move || (s.Move == Move.Own && m == Move.Apologise)))
            .Select(s => $"{s.Move}: {s.Text}").Distinct().ToArray();

        Assert.True(missed.Length == 0, string.Join('\n', missed));
    }

    [Theory]
    [InlineData("One moment.", 0)]
    [InlineData("I'm sorry to hear that.", 1)]
    [InlineData("I'm sorry that you still get invoices from us.", 2)]
    public void Review_Warmth_IsScored(string draft, int score) => Assert.Equal(score, Review(draft, DraftCases.FirstTurn).EmotionalReaction);

    [Theory]
    [InlineData("One moment.", 0)]
    [InlineData("I understand.", 1)]
    [InlineData("You cancelled in January and still get invoices.", 2)]
    [InlineData("I can see why getting invoices makes you angry.", 2)]
    public void Review_Understanding_IsScored(string draft, int score) => Assert.Equal(score, Review(draft, DraftCases.FirstTurn).Interpretation);

    [Theory]
    [InlineData("One moment.", 0)]
    [InlineData("What is your account number?", 0)]
    [InlineData("Is there anything else I can help you with?", 1)]
    [InlineData("Which of the invoices arrived last?", 2)]
    public void Review_Asking_IsScored(string draft, int score) => Assert.Equal(score, Review(draft, DraftCases.FirstTurn).Exploration);

    [Fact]
    public void Review_UpsetCustomerUnheard_NamesWhatWasSaid()
    {
        var finding = Assert.Single(Review("That's our mistake. I'll check it and tell you by noon today.", DraftCases.FirstTurn with { Context = null }).Findings
            .Concat(Review("One moment, I'll check it.", DraftCases.FirstTurn with { Context = null }).Findings));

        Assert.Equal(("no-acknowledgement", 0, 0), (finding.Guard, finding.Span.Start, finding.Span.End));
        Assert.Contains("STILL getting invoices", finding.Why, StringComparison.Ordinal);
        Assert.Equal("u1", Assert.Single(finding.Evidence).Id);
    }

    [Fact]
    public void Review_FaultOnRecordNotOwned_NamesTheRecords()
    {
        var review = Review("You cancelled in January and still get invoices. I'll check it and tell you by noon today.", DraftCases.FirstTurn);

        var finding = Assert.Single(review.Findings);
        Assert.Equal(("fault-not-owned", Principle.OwnTheWhole), (finding.Guard, finding.Principle));
        Assert.Contains(finding.Evidence, e => e.Id == "inv-1");
        Assert.Contains(Principle.OwnTheWhole, review.PrinciplesAtRisk);
        Assert.StartsWith("You cancelled in January and still get invoices. ", review.BetterText, StringComparison.Ordinal);
        Assert.EndsWith(" I'll check it and tell you by noon today.", review.BetterText, StringComparison.Ordinal);
    }

    [Fact]
    public void Review_BrokenPromiseNotOwned_NamesThePromise()
    {
        var review = Review("I can see that nobody called you back. I'll look into it.", DraftCases.ThirdTurn);

        var finding = Assert.Single(review.Findings, f => f.Guard == "promise-not-owned");
        Assert.Contains("call the customer back by March 4", finding.Why, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e.Id == "sup-1");
        Assert.Contains(Principle.KeepPromises, review.PrinciplesAtRisk);
    }

    [Theory]
    [InlineData("Thank you for writing.", true)]
    [InlineData("You're asking about the shoes.", true)]
    [InlineData("Yes, you can exchange them.", false)]
    [InlineData("I'll find out and tell you within two hours.", false)]
    [InlineData("Which shoes do you have at home now?", false)]
    public void Review_QuestionOfTheCustomer_MustBeTakenUp(string draft, bool isMissing)
    {
        var review = Review(draft, Request("Can I exchange the shoes for a size 9?"));

        Assert.Equal(isMissing, review.Findings.Any(f => f.Guard == "question-unanswered"));
    }

    [Fact]
    public void Review_GuardTakenOutOfForce_MissesNothing()
    {
        var library = ReplyLibrary.Default.Message.Clone();
        foreach (var guard in library.Guards.Where(g => g.Check is GuardCheck.NoAcknowledgement or GuardCheck.FaultNotOwned))
        {
            guard.Disabled = true;
        }

        var review = new DraftReviewer(ReplyLibrary.Create(library)).Review("One moment.", DraftCases.Ground(DraftCases.FirstTurn), "c");

        Assert.Empty(review.Findings);
        Assert.Equal("One moment.", review.BetterText);
    }

    [Fact]
    public void Review_OurSideAnsweredAlready_NeedNotSayItAgain()
    {
        var ground = DraftCases.Ground(DraftCases.FirstTurn);
        ground = ground with { Turns = [.. ground.Turns, Agent("You cancelled and we kept billing you; that's our mistake, and I'm sorry.", "u2")] };

        Assert.Empty(Reviewer.Review("I have the invoices open now.", ground, "c").Findings);
    }

    [Fact]
    public void Review_AsksForWhatIsKnown_NamesItInstead()
    {
        var review = Review("You're right, and that's our mistake. Can you give me your order number?", DraftCases.FirstTurn);

        Assert.Equal("asks-for-known", Assert.Single(review.Findings).Guard);
        Assert.StartsWith("You're right, and that's our mistake. I have ", review.BetterText, StringComparison.Ordinal);
    }

    [Fact]
    public void Review_CommitsTooSoon_KeepsTheCommitmentAndMovesTheTime()
    {
        var review = Review("You're right, and that's our mistake. I'll check the invoices and tell you by 9:30 a.m. today.", DraftCases.FirstTurn);

        Assert.Equal("You're right, and that's our mistake. I'll check the invoices and tell you by 11 a.m. today.", review.BetterText);
    }

    [Fact]
    public void Review_DraftContractsNothing_NeitherDoesWhatIsLent()
    {
        var review = Review("Dear Blair,\n\nI will check the invoices and tell you by noon today.\n\nYours sincerely,\nTom Reed", DraftCases.FirstTurn);

        Assert.StartsWith("Dear Blair,\n\n", review.BetterText, StringComparison.Ordinal);
        Assert.EndsWith("I will check the invoices and tell you by noon today.\n\nYours sincerely,\nTom Reed", review.BetterText, StringComparison.Ordinal);
        Assert.DoesNotContain('\'', review.BetterText);
        Assert.NotEqual(review.Text, review.BetterText);
    }

    [Fact]
    public void Review_AnotherLanguage_IsCheckedAndNothingIsAdded()
    {
        const string Draft = "Lo miro ahora mismo. Order QX-88177.";
        var review = Reviewer.Review(Draft, DraftCases.Ground(DraftCases.FirstTurn), "c", "es");

        Assert.Equal("unproven-fact", Assert.Single(review.Findings).Guard);
        Assert.Equal("Lo miro ahora mismo.", review.BetterText);
        Assert.Equal((0, 0, 0), (review.EmotionalReaction, review.Interpretation, review.Exploration));
    }

    [Fact]
    public void Review_NothingSaidByTheCustomerYet_ChecksTheWords()
    {
        var ground = new CheckGround([], null, Channel.Chat, Role.HumanAgent, Now);

        Assert.Equal("Hello, I'm Ana.", Reviewer.Review("Hello, I'm Ana.", ground, "c").BetterText);
        Assert.Equal("Hello, I'm Ana.", Reviewer.Review("Hello, I'm Ana. Please calm down.", ground, "c").BetterText);
    }

    [Fact]
    public void Review_Commitments_AreListedAsPromises()
    {
        var promise = Assert.Single(Review("I'll check the invoices by noon today.", DraftCases.FirstTurn).Promises);

        Assert.Equal(("check the invoices", "draft", PromiseState.Open), (promise.What, promise.MadeIn, promise.State));
        Assert.StartsWith("2026-03-24T12:00", promise.Due, StringComparison.Ordinal);
    }

    [Fact]
    public void Review_FarTooLong_ComesBackShortEnough()
    {
        var draft = string.Join(' ', Enumerable.Range(1, 300).Select(i => $"We look at part number{(char)('a' + (i % 26))} of the matter."));

        var review = Review(draft, DraftCases.FirstTurn);

        AssertBetter(review, DraftCases.FirstTurn);
        Assert.InRange(WordCount.Of(review.BetterText), 1, 120);
    }

    private static DraftReview Review(string draft, SuggestionRequest request) => Reviewer.Review(draft, DraftCases.Ground(request), "seed");

    // The version that is offered has nothing that the review itself would find.
    private static void AssertBetter(DraftReview review, SuggestionRequest request)
    {
        Assert.All(review.Findings, f => Assert.True(f.Why.Length > 0 && !f.Why.Contains('\n') && f.Span.End <= review.Text.Length && f.Span.Start <= f.Span.End, f.ToString()));
        Assert.DoesNotContain(review.PrinciplesServed, review.PrinciplesAtRisk.Contains);
        if (review.BetterText.Length > 0)
        {
            var again = Review(review.BetterText, request);
            Assert.True(again.Findings.Count == 0, $"{review.Text}\n→ {review.BetterText}: {string.Join(' ', again.Findings.Select(f => f.Guard + " " + f.Why))}");
            Assert.Equal(review.BetterText, again.BetterText);
        }
    }
}
