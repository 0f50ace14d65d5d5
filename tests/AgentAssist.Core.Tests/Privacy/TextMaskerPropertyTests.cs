using AgentAssist.Core.Privacy;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.Core.Tests.Privacy;

public sealed class TextMaskerPropertyTests
{
    private const int MaxTest = 3_000;
    private static readonly TextMasker Masker = new();

    private static readonly string[] Separators = ["", "", "", " ", "-", ".", " - ", "\n", "\u00a0", "\u200b", "\u2013", "  ", "_", "\u2009"];
    private static readonly string[] Spaces = ["", "", "", " ", "\u00a0", "  ", "\u2009", "\u200b"];
    private static readonly string[] Before = ["", "card:", "my card is ", "pay with", "(", "Order 17, ", "visa ", "\ud83d\ude00", "é", "call me, "];
    private static readonly string[] After = ["", " please", "now", ".", ")", ", thanks", " exp 12/28", "\ud83d\ude00", " and then"];

    private static readonly string[] Fragments =
    [
        "my password is ", "pin: ", "4821", "cvv ", "123", "4111 1111 1111 1111", "[CARD]", "[PIN]", "[", "]", "sort code ", "account number ",
        "12-34-56", "GB29 NWBK 6016 1331 9268 19", "123-45-6789", "a@b.co", " is ", "my ", "hunter2", "\"", ":", "\u200b", "\ud800", "\udc00", "\u202e",
        "٤١١١", " 12/26 ", "routing ", "555-123-4567", "\n", " ", "-", "ssn ", "000", "iban ", "order #", "A-1234", "10.0.0.1", "::1", ".", "é",
    ];

    [Fact]
    public void Mask_CardOfAnIssuerInAnySeparators_LeavesNoLongRunOfItsDigits()
    {
        var brands = Gen.Elements(
            ("4", 16), ("4", 19), ("51", 16), ("2221", 16), ("34", 15), ("37", 15), ("36", 16), ("36", 19), ("3528", 16), ("6011", 17), ("62", 18));
        CheckMasked(brands, Separators);
    }

    // A number that no issuer uses may hold a date or a decimal point by chance, and those are not masked: people group
    // such numbers with spaces.
    [Fact]
    public void Mask_LuhnValidNumberOfNoIssuerInSpaces_LeavesNoLongRunOfItsDigits()
    {
        var brands =
            from brand in Gen.Elements("1", "9", "8", "4", "36")
            from length in Gen.Choose(13, 19)
            select (brand, length);
        CheckMasked(brands, Spaces);
    }

    private static void CheckMasked(Gen<(string Prefix, int Length)> brands, string[] separatorsOf)
    {
        var cases =
            from brand in brands
            from digits in Gen.ArrayOf(Gen.Choose(0, 9), 19)
            from separators in Gen.ArrayOf(Gen.Elements(separatorsOf), 19)
            from before in Gen.Elements(Before)
            from after in Gen.Elements(After)
            let number = WithCheckDigit(brand.Prefix, digits, brand.Length)
            select (Number: number, Text: before + Interleave(number, separators) + after);

        Prop.ForAll(Arb.From(cases), c => LongestSurvivingRun(c.Number, Masker.Mask(c.Text).Text) < 6)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(MaxTest));
    }

    [Fact]
    public void Mask_MaskedText_ChangesNothing()
    {
        Prop.ForAll(Arb.From(Texts()), text =>
        {
            var once = Masker.Mask(text);
            var twice = Masker.Mask(once.Text);
            return twice.Text == once.Text && twice.RestrictedText == once.RestrictedText;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Mask_AnyText_GivesOrderedSpansOneForOneInBothViews()
    {
        Prop.ForAll(Arb.From(Texts()), text =>
        {
            var masked = Masker.Mask(text);
            var (end, restrictedEnd) = (0, 0);
            for (var i = 0; i < masked.Spans.Count; i++)
            {
                var (here, there) = (masked.Spans[i], masked.RestrictedSpans[i]);
                if (here.Span.Start < end || there.Span.Start < restrictedEnd || here.Type != there.Type || !there.Masked
                    || masked.RestrictedText[there.Span.Start..there.Span.End] != $"[{there.Type}]"
                    || (here.Masked && masked.Text[here.Span.Start..here.Span.End] != $"[{here.Type}]")
                    || masked.Text[end..here.Span.Start] != masked.RestrictedText[restrictedEnd..there.Span.Start])
                {
                    return false;
                }

                (end, restrictedEnd) = (here.Span.End, there.Span.End);
            }

            return masked.Spans.Count == masked.RestrictedSpans.Count && masked.Text[end..] == masked.RestrictedText[restrictedEnd..];
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("4111-")]
    [InlineData("pin ")]
    [InlineData("password is ")]
    [InlineData("a@")]
    [InlineData("a.b@c.")]
    [InlineData("::")]
    [InlineData("1.1.")]
    [InlineData("[CARD] 1 ")]
    [InlineData("gb29")]
    [InlineData("order #")]
    [InlineData("my my is is ")]
    [InlineData("\"")]
    [InlineData("[")]
    [InlineData("password:")]
    [InlineData("password-")]
    [InlineData("one ")]
    [InlineData("one, double ")]
    [InlineData("www.")]
    [InlineData("1.1.2020 ")]
    [InlineData("m1 1")]
    [InlineData("I work at Jane ")]
    [InlineData("12 Mill Lane, ")]
    [InlineData("\u200b")]
    [InlineData("a\u6f22\u044f1.")]
    public void Mask_EightThousandCharactersOfOnePattern_Ends(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, (8000 / pattern.Length) + 1))[..8000];

        var masked = Masker.Mask(text);

        Assert.Equal(masked.Text, Masker.Mask(masked.Text).Text);
    }

    private static Gen<string> Texts()
    {
        var known = Gen.ListOf(Gen.Elements(Fragments)).Select(parts => string.Concat(parts));
        var wild = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty);
        return Gen.OneOf(known, wild, known.SelectMany(a => wild.Select(b => a + b)));
    }

    private static string WithCheckDigit(string brand, int[] digits, int length)
    {
        var body = (brand + string.Concat(digits))[..(length - 1)];
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var digit = body[^(i + 1)] - '0';
            var weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return body + ((10 - (sum % 10)) % 10);
    }

    private static string Interleave(string number, string[] separators)
    {
        return string.Concat(number.Select((digit, i) => i == 0 ? digit.ToString() : separators[i] + digit));
    }

    // The longest part of the number that can still be read in the digits of the text.
    private static int LongestSurvivingRun(string number, string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        for (var length = number.Length; length > 0; length--)
        {
            for (var i = 0; i + length <= number.Length; i++)
            {
                if (digits.Contains(number.Substring(i, length), StringComparison.Ordinal))
                {
                    return length;
                }
            }
        }

        return 0;
    }
}
