using System.Globalization;
using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Checking;

namespace AgentAssist.Core.Tests.Suggestions;

public sealed class PatternSieveTests
{
    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private static AgentAssist.V1.Library Library => ReplyLibrary.Default.Message;

    // What it must not lose: an anchor that is repeated, escaped, or a character of a class, and classes that hold brackets.
    public static TheoryData<string, string> Matching() => new()
    {
        { @"\bcat\b", "A cat." },
        { "^no$", "No" },
        { @"a\b? b", "a b" },
        { @"a\b{2} b", "a b" },
        { @"\\bend", @"The \bend" },
        { @"[\b]x", "\bx" },
        { @"x[^\b]y", "x y" },
        { @"[]$]5", "$5" },
        { @"[^]]\b5", "a 5" },
        { @"[a-z-[$x]]\$", "y$" },
        { @"\$\d+\b", "$40 now" },
        { "(yes|^no)$", "Well, yes" },
        { @"\b+x", "x" },
    };

    // What looks ahead or behind, which an automaton cannot: it is left out, whatever brackets it holds.
    public static TheoryData<string, string> Looking() => new()
    {
        { @"\bcan't breathe\b(?! easy)", "I can't breathe" },
        { @"(?<!\b(not|isn't) )\bmy fault\b", "It was my fault" },
        { @"^(?=.*\bx\b)(?!.*[)\]]).*y$", "x and y" },
        { @"(?<=[(\[])a|(?<![)])b", "(a" },
        { @"\(?=", "(=" },
        { @"[(?=]x", "?x" },
    };

    [Theory]
    [MemberData(nameof(Looking))]
    public void MayMatch_PatternThatLooksAround_LetsTheTextThrough(string pattern, string text)
    {
        Assert.Matches(new Regex(pattern, Options & ~RegexOptions.NonBacktracking), text);

        var sieve = PatternSieve.Of([pattern, "never seen"], Options);
        Assert.True(sieve.MayMatch(text));
        Assert.False(sieve.MayMatch("k"));
    }

    [Theory]
    [MemberData(nameof(Matching))]
    public void MayMatch_PatternThatMatches_LetsTheTextThrough(string pattern, string text)
    {
        Assert.Matches(new Regex(pattern, Options), text);

        Assert.True(PatternSieve.Of([pattern], Options).MayMatch(text));
        Assert.True(PatternSieve.Of(["never seen", pattern, @"\bnor this\b"], Options).MayMatch(text));
    }

    [Fact]
    public void MayMatch_ShippedGuardsAndStatements_LosesNoMatchAndHoldsMostTextsBack()
    {
        Regex[] patterns = [.. Statement.All.Select(statement => statement.Words), .. Library.Guards.Where(guard => !guard.Disabled).SelectMany(guard => guard.Patterns).Select(pattern => new Regex(pattern, Options))];
        string[] texts = [.. Library.Phrases.Select(phrase => phrase.Text), .. Library.Guards.Select(guard => guard.Why)];
        var sieve = PatternSieve.Of([.. patterns.Select(pattern => pattern.ToString())], Options);

        Assert.All(texts, text => Assert.True(sieve.MayMatch(text) || !patterns.Any(pattern => pattern.IsMatch(text)), text));
        Assert.True(texts.Count(sieve.MayMatch) < texts.Length / 2);
    }

    [Fact]
    public void MayMatch_UnderATurkishCulture_StillKnowsAnI()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            Assert.True(PatternSieve.Of(new Regex("fire")).MayMatch("ON FIRE"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void MayMatch_NoPattern_LetsNothingThrough() => Assert.False(PatternSieve.Of([], Options).MayMatch("anything"));
}
