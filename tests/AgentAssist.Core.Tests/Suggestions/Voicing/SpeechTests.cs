using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Voicing;

public sealed class SpeechTests
{
    [Theory]
    [InlineData("The customer's bill.", "The member's invoice.")]
    [InlineData("Customers like bills.", "Members like invoices.")]
    [InlineData("A bill for A CUSTOMER.", "An invoice for A MEMBER.")]
    [InlineData("A customer has an order.", "A member has a purchase.")]
    [InlineData("We billed {customer} for a bill-like thing.", "We billed {customer} for a bill-like thing.")]
    [InlineData("Ask your account manager.", "Ask your adviser.")]
    [InlineData("An account, manager.", "An account, manager.")]
    [InlineData("An account manager called.", "An adviser called.")]
    public void Say_PreferredWords_KeepCapitalsPluralAndArticle(string text, string expected)
    {
        var speech = Read(new BrandVoice
        {
            Use = { ["customer"] = "member", ["Bill"] = "invoice", ["order"] = "purchase", ["account manager"] = "adviser" },
        });

        Assert.Equal(expected, speech.Say(text));
    }

    [Theory]
    [InlineData("It's mine to sort out now.", "It's mine to resolve now.")]
    [InlineData("I'll look into {check_what}.", "I'll investigate {check_what}.")]
    [InlineData("Thanks, I'll use that.", "Thank you, I'll use that.")]
    [InlineData("Hi, you have my full attention.", "Hello, you have my full attention.")]
    [InlineData("I'm on it now.", "I'm working on it now.")]
    [InlineData("That is on us, not on you.", "That is our responsibility, not yours.")]
    public void Say_Formally_SwapsWhatIsCasual(string text, string expected)
    {
        Assert.Equal(expected, Read(new BrandVoice { Formality = Formality.Formal }).Say(text));
    }

    [Theory]
    [InlineData("Thank you, {name}.", "Thanks, {name}.")]
    [InlineData("I want to thank you.", "I want to thank you.")]
    [InlineData("Hello {name}, I'm here.", "Hi {name}, I'm here.")]
    [InlineData("Goodbye, and take care.", "Bye, and take care.")]
    [InlineData("I will investigate that.", "I will look into that.")]
    public void Say_Casually_SwapsWhatIsFormal(string text, string expected)
    {
        Assert.Equal(expected, Read(new BrandVoice { Formality = Formality.Casual }).Say(text));
    }

    [Theory]
    [InlineData(Spelling.American, "I apologise; I recognised the colours.", "I apologize; I recognized the colors.")]
    [InlineData(Spelling.British, "I apologize; it was canceled.", "I apologise; it was cancelled.")]
    public void Say_InOneSpelling_SpellsSo(Spelling spelling, string text, string expected)
    {
        Assert.Equal(expected, Read(new BrandVoice { Spelling = spelling }).Say(text));
    }

    [Fact]
    public void Fill_TheCustomersWords_AreOnlyDrawnApart()
    {
        var speech = Read(new BrandVoice { Use = { ["invoice"] = "bill" }, Contractions = ContractionUse.Never });

        Assert.Equal("your invoice has not arrived", speech.Fill("what_happened", "your invoice hasn't arrived", Channel.Chat));
        Assert.Equal("the bill of March 5", speech.Fill("record", "the invoice of March 5", Channel.Chat));
    }

    [Fact]
    public void Say_NoVoiceOrANeutralOne_LeavesEveryPhraseAsItIs()
    {
        Assert.All(ReplyLibrary.Default.Message.Phrases, p =>
        {
            Assert.Same(p, Speech.AsWritten.Say(p));
            Assert.Same(p, Read(Voices.AsWritten).Say(p));
        });
    }

    [Fact]
    public void Create_FaultsOfAVoice_AreAllNamedAtOnce()
    {
        var library = ReplyLibrary.Default.Message.Clone();
        library.Voice = new BrandVoice
        {
            Warmth = 3,
            Formality = (Formality)9,
            BrandName = "two\nlines",
            Use = { ["a.b"] = "c", ["Bill"] = "cheap deal", ["bill"] = "invoice" },
            Never = { "", "(", "cheap" },
        };
        library.Phrases[0].Warmth = -1;

        var faults = Assert.Throws<ReplyLibraryException>(() => ReplyLibrary.Create(library)).Faults;

        foreach (var part in (string[])["voice.warmth", "voice.formality", "voice.brand_name", "'a.b'", "'cheap' is never", "more than once", "voice.never: ''", "voice.never: '('", "-1 is not"])
        {
            Assert.Contains(faults, f => f.Contains(part, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Create_NeverWordsThatSilenceAStep_AreRefused()
    {
        var library = ReplyLibrary.Default.Message.Clone();
        library.Voice = new BrandVoice { Never = { "I", "I'll", "I'm", "you", "you'll", "we'll", "a", "let", "moment", "long" } };

        var faults = Assert.Throws<ReplyLibraryException>(() => ReplyLibrary.Create(library)).Faults;

        Assert.Contains(faults, f => f.Contains("COMMIT", StringComparison.Ordinal));
    }

    [Fact]
    public void Create_APreferredWordThatAGuardWithholds_NamesThePhraseAsItIsSaid()
    {
        var library = ReplyLibrary.Default.Message.Clone();
        library.Voice = new BrandVoice { Use = { ["take your time"] = "please calm down" } };

        var faults = Assert.Throws<ReplyLibraryException>(() => ReplyLibrary.Create(library)).Faults;

        Assert.Contains(faults, f => f.Contains("said as \"Please calm down.\"", StringComparison.Ordinal));
    }

    private static Speech Read(BrandVoice voice)
    {
        var faults = new List<string>();
        var speech = Speech.Read(voice, faults);
        Assert.Empty(faults);
        return speech;
    }
}
