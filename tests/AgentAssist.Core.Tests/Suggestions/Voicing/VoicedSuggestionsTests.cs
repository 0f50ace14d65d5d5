using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions.Voicing;

public sealed class VoicedSuggestionsTests
{
    private static readonly Channel[] Channels = [Channel.Chat, Channel.Voice, Channel.Email, Channel.Sms, Channel.Social, Channel.Messaging];
    private static readonly SuggestionEngine Plain = new(ReplyLibrary.Default);
    private static readonly SuggestionEngine Bank = new(Voices.Library(Voices.Bank));
    private static readonly SuggestionEngine Shop = new(Voices.Library(Voices.Shop));

    /// <summary>Every moment of the gallery on every channel, in several conversations.</summary>
    private static IEnumerable<SuggestionRequest> Requests(int conversations) =>
        from number in Enumerable.Range(0, conversations)
        from moment in GalleryCases.All
        from channel in Channels
        select moment.Request with { Channel = channel, ConversationId = $"{moment.Name}-{number}" };

    [Fact]
    public void Suggest_AThousandTimes_NeverSaysANeverWord()
    {
        foreach (var (engine, voice) in new[] { (Bank, Voices.Bank), (Shop, Voices.Shop) })
        {
            var texts = Requests(2).SelectMany(r => engine.Suggest(r).Suggestions).Select(s => s.Text).ToArray();

            Assert.True(texts.Length >= 1000, $"{texts.Length} suggestions");
            Assert.All(texts, text =>
            {
                var words = Sentence.Normalize(text).Split(' ');
                Assert.DoesNotContain(voice.Never, words.Contains);
            });
        }
    }

    [Fact]
    public void Suggest_EveryMomentOnEveryChannel_KeepsTheForm()
    {
        foreach (var engine in new[] { Plain, Bank })
        {
            foreach (var request in Requests(1))
            {
                SuggestionForm.Check(engine.Suggest(request), request);
            }
        }
    }

    [Fact]
    public void Suggest_WithoutContractions_DrawsEveryWordApart()
    {
        foreach (var text in Requests(1).SelectMany(r => Bank.Suggest(r).Suggestions).Select(s => s.Text))
        {
            Assert.DoesNotContain('\'', text.Replace("let's", "", StringComparison.OrdinalIgnoreCase));
            Assert.Equal(Contractions.Expand(text), text);
        }
    }

    [Fact]
    public void Suggest_InAnotherVoice_SaysNoSentenceThatTheVoiceWouldSayOtherwise()
    {
        foreach (var sentence in Requests(1).SelectMany(r => Shop.Suggest(r).Suggestions).SelectMany(s => s.Sentences).Where(s => s.Move != Move.Unspecified))
        {
            Assert.Equal(Contractions.Contract(sentence.Text), sentence.Text);
            Assert.DoesNotContain("Thank you", sentence.Text);
            Assert.DoesNotContain("Hello", sentence.Text);
        }
    }

    [Fact]
    public void Suggest_InANeutralVoice_SaysWhatTheLibrarySays()
    {
        var neutral = new SuggestionEngine(Voices.Library(Voices.AsWritten));

        Assert.All(Requests(1), request => Assert.Equal(
            Plain.Suggest(request).Suggestions.Select(s => s.Text),
            neutral.Suggest(request).Suggestions.Select(s => s.Text)));
    }

    [Fact]
    public void Suggest_InAVoice_SaysNoWordOrAmountThatTheCheckerFinds()
    {
        foreach (var engine in new[] { Plain, Bank })
        {
            var checker = new ReplyChecker(engine.Library);
            foreach (var request in Requests(1))
            {
                var ground = new CheckGround([.. request.Turns, request.Utterance], request.Context, request.Channel, request.Role, request.Now);
                foreach (var text in engine.Suggest(request).Suggestions.Select(s => s.Text))
                {
                    Assert.DoesNotContain(checker.Review(text, ground).Findings, f => f.Guard.StartsWith("brand", StringComparison.Ordinal)
                        || (f.Guard == "unproven-fact" && text[f.Span.Start..f.Span.End].Contains("dollar", StringComparison.Ordinal)));
                }
            }
        }
    }

    [Fact]
    public void Suggest_BereavedInPublic_OffersToGoOnInPrivate()
    {
        var request = Request("My dad passed away and I need to close his account.", "sadness .8, vulnerability .9, grief .8", null, Channel.Social);

        Assert.Contains("private message", Plain.Suggest(request).Suggestions[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("That is your Fault, sorry.", "brand-voice", "Fault")]
    [InlineData("Glad to help 🙂", "brand-emoji", "🙂")]
    public void Review_WordsTheBrandNeverSays_AreFound(string text, string guard, string words)
    {
        var ground = new CheckGround([Customer("My order is late.")], null, Channel.Chat, Role.HumanAgent, Now);

        var finding = Assert.Single(new ReplyChecker(Bank.Library).Review(text, ground).Findings, f => f.Guard == guard);

        Assert.Equal(words, text[finding.Span.Start..finding.Span.End]);
        Assert.NotEmpty(finding.Why);
        Assert.Equal(Principle.OneStory, finding.Principle);
        Assert.DoesNotContain(new ReplyChecker(ReplyLibrary.Default).Review(text, ground).Findings, f => f.Guard == guard);
    }

    [Fact]
    public void Suggest_TheCustomersWordIsNeverToBeSaid_SaysAnother()
    {
        var library = Voices.Library(new BrandVoice { Never = { "mirror" } });

        var texts = new SuggestionEngine(library).Suggest(Request("The mirror arrived cracked.", "disappointment .7, complaint .7")).Suggestions.Select(s => s.Text);

        Assert.All(texts, t => Assert.DoesNotContain("mirror", t, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(Channel.Chat, true)]
    [InlineData(Channel.Social, true)]
    [InlineData(Channel.Email, false)]
    [InlineData(Channel.Voice, false)]
    public void Suggest_EmojiSparingly_OnlyWhereTheMomentBearsOne(Channel channel, bool bears)
    {
        var happy = Request("Thank you so much, the jacket fits perfectly.", "gratitude .9, joy .6, sentiment .9", null, channel, Role.HumanAgent, Agent("Your jacket is on its way."));
        var upset = Request("My jacket is torn!", "anger .6, complaint .9", null, channel);
        var decorated = happy with { Turns = [Agent("On its way 🙂")] };

        Assert.All(Shop.Suggest(happy).Suggestions.Where(s => !s.Text.EndsWith('?')), s => Assert.Equal(bears ? 1 : 0, EmojiIn(s)));
        Assert.All(Shop.Suggest(upset).Suggestions.Concat(Shop.Suggest(decorated).Suggestions).Concat(Plain.Suggest(happy).Suggestions), s => Assert.Equal(0, EmojiIn(s)));
    }

    [Fact]
    public void Suggest_ByLetter_IsGreetedAndSignedInTheBrandsVoice()
    {
        var request = Request("Can I exchange the shoes for a size 9?", "", Context("en-GB", "Europe/London"), Channel.Email);

        var formal = Bank.Suggest(request).Suggestions[0].Text.Split('\n');
        var casual = Shop.Suggest(request).Suggestions[0].Text.Split('\n');

        Assert.Equal(("Dear Robin Vale,", "Yours sincerely,", "Northwind Bank"), (formal[0], formal[^2], formal[^1]));
        Assert.Equal(("Hi Robin,", "All the best,", "Sam, Little Fox"), (casual[0], casual[^2], casual[^1]));
        Assert.Contains(Bank.Suggest(request).Suggestions, s => s.Text.StartsWith("Good afternoon,", StringComparison.Ordinal));
    }

    [Fact]
    public void Suggest_InPublic_TellsNothingOfTheRecords()
    {
        var request = Request(ReturnedEquipment.Second, "anger .7, complaint .9, effort .8", ReturnedEquipment.Context, Channel.Social);

        Assert.All(Plain.Suggest(request).Suggestions, s => Assert.DoesNotContain(s.Sentences, sentence => PublicWords.Tell(sentence.Text)
            || sentence.Text.Contains("billing you", StringComparison.Ordinal) || sentence.Text.Contains("invoices should", StringComparison.Ordinal)));
    }

    [Fact]
    public void Suggest_OnThePhone_SaysAmountsAsPeopleDo()
    {
        var twice = GalleryCases.All.Single(c => c.Name.StartsWith("bank, charged twice", StringComparison.Ordinal)).Request with { Channel = Channel.Voice };

        var texts = Plain.Suggest(twice).Suggestions.Select(s => s.Text).ToArray();

        Assert.Contains(texts, t => t.Contains("35 dollars", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, t => t.Contains('$'));
    }

    [Fact]
    public void Suggest_ByWarmth_PrefersPlainOrWarmPhrasesAndKeepsEveryStep()
    {
        var cold = new SuggestionEngine(Voices.Library(new BrandVoice { Warmth = 0 }));
        var warm = new SuggestionEngine(Voices.Library(new BrandVoice { Warmth = 2 }));

        Assert.True(Empathy(warm) > Empathy(cold), $"{Empathy(warm)} and {Empathy(cold)}");
        Assert.All(Requests(1).Where(r => r.Channel == Channel.Chat), r => Assert.Equal(
            warm.Suggest(r).Suggestions[0].Moves.Contains(Move.Acknowledge), cold.Suggest(r).Suggestions[0].Moves.Contains(Move.Acknowledge)));

        static int Empathy(SuggestionEngine engine) =>
            Requests(1).SelectMany(r => engine.Suggest(r).Suggestions).Count(s => s.Principles.Contains(Principle.HumanMoment) || s.Principles.Contains(Principle.Empathy));
    }

    private static int EmojiIn(Suggestion suggestion) => suggestion.Text.Count(char.IsHighSurrogate);
}
