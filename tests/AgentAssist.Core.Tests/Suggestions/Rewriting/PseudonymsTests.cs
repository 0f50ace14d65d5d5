using AgentAssist.Core.Privacy;
using AgentAssist.Core.Suggestions.Rewriting;
using AgentAssist.V1;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.Core.Tests.Suggestions.Rewriting;

public sealed class PseudonymsTests
{
    private static readonly CustomerProfile Blair = new() { DisplayName = "Blair Morgan", EmailAddresses = { "blair@example.com" } };

    [Fact]
    public void Hide_TwoPeople_AreToldApartThroughoutAndComeBack()
    {
        var pseudonyms = Of();
        const string said = "Mail blair@example.com and anna@example.com, then blair@example.com again.";

        var hidden = pseudonyms.Hide(said);

        Assert.Equal("Mail [EMAIL_1] and [EMAIL_2], then [EMAIL_1] again.", hidden);
        Assert.Equal(said, pseudonyms.Reveal(hidden));
    }

    [Fact]
    public void Hide_Reference_IsHiddenHoweverItLooksAndOnlyAsAWord()
    {
        var pseudonyms = Of("Q7x");

        Assert.Equal("It is [REFERENCE_1], not Q7xx.", pseudonyms.Hide("It is q7X, not Q7xx."));
    }

    [Fact]
    public void Hide_PlaceholderThatSomebodyTyped_IsNoPlaceholder()
    {
        var pseudonyms = Of();
        pseudonyms.Hide("anna@example.com");

        Assert.Equal("I am (EMAIL_1).", pseudonyms.Hide("I am [EMAIL_1]."));
    }

    [Theory]
    [InlineData("Hello [NAME_7].")]
    [InlineData("Your [CARD] is fine.")]
    [InlineData("Hello [Name].")]
    [InlineData("Hello [].")]
    [InlineData("Hello [EMAIL_1")]
    [InlineData("Hello EMAIL_1].")]
    public void Reveal_WhatStandsForNothing_IsRefused(string text)
    {
        var pseudonyms = Of();
        pseudonyms.Hide("anna@example.com");

        Assert.Null(pseudonyms.Reveal(text));
    }

    [Fact]
    public void Reveal_OtherCase_FindsTheValue()
    {
        var pseudonyms = Of();
        pseudonyms.Hide("anna@example.com");

        Assert.Equal("Mail anna@example.com.", pseudonyms.Reveal("Mail [email_1]."));
    }

    [Fact]
    public void Reveal_WhatWasHidden_IsTheTextAgain()
    {
        var words = Gen.Elements("Blair", "Morgan", "blair@example.com", "order", "ABC-77", "on", "Monday", ",", "020 7946 0958", "it's", "and", "10.0.0.1");
        var texts = words.ListOf().Select(list => string.Join(' ', list)).Where(HoldsNoSecret);
        Prop.ForAll(Arb.From(texts), text =>
        {
            var pseudonyms = Of("ABC-77");
            var hidden = pseudonyms.Hide(text);
            return pseudonyms.Reveal(hidden) == text && !hidden.Contains("blair", StringComparison.OrdinalIgnoreCase) && !hidden.Contains("ABC-77", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    // Two telephone numbers in a row can look like a payment card, which nothing brings back.
    private static bool HoldsNoSecret(string text) => new TextMasker().Mask(text).Text == text;

    private static Pseudonyms Of(params string[] references) => new(new TextMasker(), Blair, references);
}
