using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Understanding;

public sealed class UtteranceAnalyzerTests
{
    private static readonly UtteranceAnalyzer Analyzer = UtteranceAnalyzer.Default;

    // What is left is the answer, the tokens and what rules and models hand to each other.
    [Fact]
    public void Analyze_TypicalUtterance_AllocatesAFewTimesItsAnswer()
    {
        const string text = "I was promised a call back on Tuesday, nobody rang, and now I have been charged twice. Can someone please sort this out?";
        for (var i = 0; i < 20; i++)
        {
            Analyzer.Analyze(text, [], 1);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var analysis = Analyzer.Analyze(text, [], 1);
        var analyzing = GC.GetAllocatedBytesForCurrentThread();
        analysis.Clone();
        var cloning = GC.GetAllocatedBytesForCurrentThread();

        Assert.InRange(analyzing - before, 1, 4 * (cloning - analyzing));
    }

    [Fact]
    public void Analyze_StillGettingInvoices_IsAngryAndUnfair()
    {
        const string text = "I am STILL getting invoices from you people. I cancelled in January.";

        var analysis = Analyze(text);

        Assert.True(analysis.Sentiment <= -0.3, $"sentiment {analysis.Sentiment}");
        Assert.Equal(SentimentLabel.Negative, analysis.SentimentLabel);
        Assert.Contains(analysis.Emotions, e => e.Label == "anger" && e.Score > 0.3);
        Assert.Equal(["STILL getting invoices"], Words(analysis, SignalKind.Fairness, text));
        Assert.True(analysis.Complaint > 0.7);
        Assert.True(analysis.Risk > 0.3);
    }

    [Fact]
    public void Analyze_ThirdTimeExplaining_ShowsTheWordsOfEffortAndFairness()
    {
        const string text = "Seriously? This is the third time I'm explaining this… That's just not fair.";

        var analysis = Analyze(text);

        Assert.Equal(["third time I'm explaining"], Words(analysis, SignalKind.Effort, text));
        Assert.Equal(["not fair"], Words(analysis, SignalKind.Fairness, text));
    }

    [Fact]
    public void Analyze_NobodyCalledBackAsSaid_IsABrokenPromiseOnly()
    {
        var analysis = Analyze("And nobody ever called me back like you said.");

        Assert.Equal([SignalKind.PromiseBroken], analysis.Signals.Select(s => s.Kind));
    }

    [Theory]
    [InlineData("The service is good.", "The service is not good.")]
    [InlineData("This is good.", "This is hardly good.")]
    [InlineData("It works, but it is slow.", "It is slow, but it works.", false)]
    [InlineData("I am very happy.", "I am happy.")]
    [InlineData("I am happy.", "I am slightly happy.")]
    [InlineData("This is GREAT news for me.", "This is great news for me.")]
    [InlineData("That is great!!!", "That is great.")]
    [InlineData("This is sooooo nice", "This is so nice")]
    [InlineData("Good 😊", "Good 😡")]
    [InlineData("Nice :)", "Nice :(")]
    [InlineData("Not only cheap but good.", "Not cheap.")]
    [InlineData("Thanks a lot.", "Thanks for nothing.")]
    [InlineData("Great, the bill is here.", "Great, another bill.")]
    [InlineData("I can't wait to see it.", "I can't see it.")]
    [InlineData("No problem at all.", "A problem.")]
    [InlineData("it dont work", "it dont work and im furious")]
    public void Analyze_TwoTexts_FirstIsFriendlier(string friendlier, string other, bool firstWins = true)
    {
        var (a, b) = (Analyze(friendlier).Sentiment, Analyze(other).Sentiment);

        Assert.True(firstWins ? a > b : a < b, $"{a} and {b}");
    }

    [Theory]
    [InlineData("I'm so sad, my dog died.", "sadness")]
    [InlineData("I am furious about this.", "anger")]
    [InlineData("I'm worried sick about the letter.", "fear")]
    [InlineData("That is disgusting.", "disgust")]
    [InlineData("I am so happy today!", "joy")]
    [InlineData("Wow, I did not expect that.", "surprise")]
    [InlineData("Thank you so much for your help.", "gratitude")]
    [InlineData("I am so confused by this page.", "confusion")]
    [InlineData("I'm really disappointed.", "disappointment")]
    public void Analyze_Feeling_IsNamedFirst(string text, string label)
    {
        var analysis = Analyze(text);

        Assert.Contains(analysis.Emotions.Take(3), e => e.Label == label);
        Assert.All(analysis.Emotions, e => Assert.InRange(e.Score, 0.2, 1));
    }

    [Theory]
    [InlineData("Where is my order?", "en")]
    [InlineData("Llevo tres semanas esperando y nadie me contesta", "es")]
    [InlineData("Je n'ai toujours pas reçu ma commande", "fr")]
    [InlineData("Ich habe meine Rechnung noch nicht bekommen", "de")]
    [InlineData("Ainda não recebi o meu pedido e estou muito triste", "pt")]
    [InlineData("Non ho ancora ricevuto la bolletta di questo mese", "it")]
    [InlineData("Ik heb mijn rekening nog niet ontvangen", "nl")]
    [InlineData("Мой заказ не пришёл", "ru")]
    [InlineData("請求書がまだ届きません", "ja")]
    [InlineData("xyzzy 42", "und")]
    [InlineData("", "und")]
    [InlineData("Han", "und")]
    public void Analyze_Language_IsDetected(string text, string code)
    {
        Assert.Equal(code, Analyze(text).LanguageCode);
    }

    [Fact]
    public void Analyze_OtherLanguage_StaysNeutralAndCarriesTheRisk()
    {
        PriorTurn[] before = [new("u1", Role.Customer, "x", new Analysis { Risk = 0.5 })];

        var analysis = Analyzer.Analyze("J'attends depuis trois semaines et personne ne me répond", before, 1);

        Assert.Equal(0, analysis.Sentiment);
        Assert.Equal(SentimentLabel.Neutral, analysis.SentimentLabel);
        Assert.Empty(analysis.Signals);
        Assert.InRange(analysis.Risk, 0.25, 0.5);
    }

    [Fact]
    public void Analyze_StrongText_ExplainsItselfStrongestFirstInAtMostEight()
    {
        const string text = "You charged me twice, your useless agent hung up on me three times, I'm furious, I'm leaving and my lawyer will sue you!!!";

        var analysis = Analyze(text);

        Assert.InRange(analysis.Explanations.Count, 5, 8);
        Assert.Equal(analysis.Explanations.OrderByDescending(e => Math.Abs(e.Weight)), analysis.Explanations);
        Assert.All(analysis.Explanations, e => Assert.NotEmpty(e.Feature));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t")]
    [InlineData("\ud800\udc00 \ud800 \u200b [CARD] [ [] ]")]
    [InlineData("https://example.org/x?y=1 a@b.co !!! ???")]
    [InlineData("...")]
    [InlineData("’’’’ '''' n't 's 're")]
    public void Analyze_OddInput_IsHarmless(string text)
    {
        var analysis = Analyze(text);

        Assert.InRange(analysis.Sentiment, -1, 1);
        Assert.InRange(analysis.Risk, 0, 1);
    }

    [Fact]
    public void Analyze_ManyTimes_GivesTheSame()
    {
        const string text = "This is the second time I call, I was charged twice and I want to cancel my contract.";
        var expected = Analyze(text);

        Parallel.For(0, 64, _ => Assert.Equal(expected, Analyze(text)));
    }

    [Fact]
    public void Lexicon_Entries_AreManyEnough()
    {
        Assert.True(Analyzer.Lexicon.EntryCount >= 2500);
    }

    private static Analysis Analyze(string text) => Analyzer.Analyze(text, [], 1);

    private static string[] Words(Analysis analysis, SignalKind kind, string text)
    {
        return [.. analysis.Signals.Where(s => s.Kind == kind).SelectMany(s => s.Spans).Select(s => text[s.Start..s.End])];
    }
}
