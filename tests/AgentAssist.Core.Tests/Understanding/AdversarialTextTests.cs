using System.Text;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Understanding;
using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Tests.Understanding;

/// <summary>Texts that nobody writes by accident: understanding neither throws nor does more than its share of work.</summary>
public sealed class AdversarialTextTests
{
    private const int TenMillion = 10_000_000;
    private const int FuzzRounds = 1_000;

    private static readonly TextMasker Masker = new();

    public static TheoryData<string> Units =>
    [
        "a", "A", " ", "a ", "\u200B", "a\u200B", "\u0301", "👨‍👩‍👧‍👦", "😡", "\uD83D", "я", "aя文", "!", "?!", "1", "1-", "@", "a@", "<", "...", "not ", "very ", "'", "\n", "\0", "how ", "unfair ", "you idiot ", "thanks! ", "ß", "İ", "\u202E",
    ];

    [Theory]
    [MemberData(nameof(Units))]
    public void Analyze_OneThingAgainAndAgain_IsInBounds(string unit)
    {
        var text = Repeat(unit, 100_000);

        AssertInBounds(text, UtteranceAnalyzer.Default.Analyze(text, [], 1));
        Assert.NotNull(Masker.Mask(text).RestrictedText);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\u200B")]
    [InlineData("😡")]
    public void Analyze_TenMillionCharacters_IsInBounds(string unit)
    {
        var text = Repeat(unit, TenMillion);

        AssertInBounds(text, UtteranceAnalyzer.Default.Analyze(text, [], 1));
    }

    // The work is counted, not timed: features are what the models' time goes into.
    [Fact]
    public void Features_OfTextsOfAnyLength_GrowAtMostAsTheTextDoesAndEnd()
    {
        foreach (var unit in Units)
        {
            foreach (var length in new[] { 100, 1_000, 10_000, 100_000 })
            {
                var features = Features.OfThread();
                NgramReader.Read(Repeat(unit, length), features);

                Assert.InRange(features.Count, 1, Math.Min(Features.Most, (5 * length) + 1));
            }
        }
    }

    [Fact]
    public void Analyze_AnyJumbleOfUnits_IsInBoundsAndTheSameTwice()
    {
        var random = new Random(20);
        var units = Units.Select(unit => unit.Data).Concat(["I want a refund", "you charged me twice", "thanks", "4111 1111 1111 1111", "jo@x.org"]).ToArray();
        for (var round = 0; round < FuzzRounds; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => units[random.Next(units.Length)]));

            var analysis = UtteranceAnalyzer.Default.Analyze(text, [], 1);

            AssertInBounds(text, analysis);
            Assert.Equal(analysis, UtteranceAnalyzer.Default.Analyze(text, [], 1));
            Assert.NotNull(Masker.Mask(text).RestrictedText);
        }
    }

    private static void AssertInBounds(string text, V1.Analysis analysis)
    {
        Assert.InRange(analysis.Sentiment, -1, 1);
        Assert.InRange(analysis.Complaint, 0, 1);
        Assert.InRange(analysis.Risk, 0, 1);
        Assert.All(analysis.Emotions, emotion => Assert.InRange(emotion.Score, 0, 1));
        var spans = analysis.Signals.SelectMany(s => s.Spans).Concat(analysis.Emotions.SelectMany(e => e.Spans))
            .Concat(analysis.Explanations.Where(e => e.Span is not null).Select(e => e.Span));
        Assert.All(spans, span => Assert.True(span.Start >= 0 && span.Start < span.End && span.End <= text.Length, $"{span}"));
    }

    private static string Repeat(string unit, int length)
    {
        var text = new StringBuilder(length + unit.Length);
        while (text.Length < length)
        {
            text.Append(unit);
        }

        return text.ToString();
    }
}
