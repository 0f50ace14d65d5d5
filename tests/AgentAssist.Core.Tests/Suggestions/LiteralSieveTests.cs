using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Checking;

namespace AgentAssist.Core.Tests.Suggestions;

public sealed class LiteralSieveTests
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static AgentAssist.V1.Library Library => ReplyLibrary.Default.Message;

    public static TheoryData<string, string> Known() => new()
    {
        { @"\b(was|is) (\w+ ){0,2}delivered\b", "delivered" },
        { @"\breached (you|us)\b", "reached " },
        { @"(technician|driver) (came|showed)", "technician|driver" },
        { @"\d{4}-\d\d", "-" },
        { @"colou?r", "colo" },
        { @"ab+cd", "ab" },
        { "cats*", "cat" },
        { "a(bcd){2,}e", "bcd" },
        { @"(?<sum>dollars?)|(?:euros?) now", "dollar|euro" },
        { @"(?=x)late(?!r)", "late" },
        { @"[a-z-[xyz]]fee[]x]", "fee" },
        { @"\$\p{L}owed", "owed" },
        { "fee{2}d{,1}", "d{,1}" },
        { "for.*?money", "money" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Of_Pattern_TheLiteralsThatEveryMatchHolds(string pattern, string literals) =>
        Assert.Equal(literals, string.Join('|', LiteralFinder.Of(pattern) ?? []));

    [Theory]
    [InlineData(@"\w+")]
    [InlineData("(fee)?")]
    [InlineData("fee|")]
    [InlineData("(fee|.)")]
    [InlineData("(fee){0,3}")]
    [InlineData("(?i)fee")]
    [InlineData(@"(fee)\1")]
    [InlineData(@"\u0041bc")]
    [InlineData("(?(a)b|c)")]
    [InlineData("")]
    public void Of_PatternWithoutOneOrBeyondWhatItKnows_None(string pattern)
    {
        Assert.Null(LiteralFinder.Of(pattern));
        Assert.True(LiteralSieve.Of(pattern, "other").MayMatch("anything"));
    }

    [Theory]
    [InlineData("It was DELIVERED", true)]
    [InlineData("It came by deliver van", false)]
    [InlineData("a broKen cup", true)]
    [InlineData("", false)]
    public void MayMatch_Text_WhetherALiteralIsThere(string text, bool may) =>
        Assert.Equal(may, LiteralSieve.Of("delivered", "broken").MayMatch(text));

    // Whoever writes the Kelvin sign for a k still matches.
    [Fact]
    public void MayMatch_KelvinSign_IsAK()
    {
        Assert.Matches(new Regex("broken", Options), "bro\u212Aen");
        Assert.True(LiteralSieve.Of("broken").MayMatch("bro\u212Aen"));
    }

    [Fact]
    public void MayMatch_EveryShippedPatternOverEveryShippedText_LosesNoMatch()
    {
        Regex[] patterns =
        [
            .. Statement.All.Select(statement => statement.Words),
            .. Library.Guards.SelectMany(guard => guard.Patterns).Select(pattern => new Regex(pattern, Options)),
        ];
        string[] texts = [.. Library.Phrases.Select(phrase => phrase.Text), .. Library.Guards.Select(guard => guard.Why), .. File.ReadLines(GalleryPath())];
        var matches = 0;
        foreach (var pattern in patterns)
        {
            var sieve = LiteralSieve.Of(pattern);
            foreach (var text in texts.Where(text => pattern.IsMatch(text)))
            {
                matches++;
                Assert.True(sieve.MayMatch(text), $"{pattern} in {text}");
            }
        }

        Assert.InRange(matches, 20, int.MaxValue);
    }

    private static string GalleryPath([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Gallery.txt");
}
