using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.NextSteps;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions.NextSteps;

/// <summary>Whether the customer still waits for something: a remark on what is done gets no "I'm on it", and a request no "anything else?".</summary>
public sealed class OpenMatterTests
{
    private const string Answered = "It will be nine degrees with steady rain until the evening.";
    private const string Done = "Your table for four is booked for Saturday at 8 pm.";

    private static readonly SuggestionEngine Engine = new(ReplyLibrary.Default);

    [Theory]
    [InlineData(Answered, "Okay, I'll need to bring an umbrella then.")]
    [InlineData(Answered, "My garden will be happy, if nobody else is.")]
    [InlineData(Done, "Terrific! I'm looking forward to it, the food will be great.")]
    [InlineData(Done, "My mother-in-law is going to complain anyway, she always wants the window.")]
    [InlineData("The fare cannot be refunded, I'm sorry.", "Figures. I'll take the train next time.")]
    public void Suggest_RemarkOnWhatIsDone_AsksWhatElseAndPromisesNothing(string said, string text)
    {
        var set = Engine.Suggest(Request(text, before: [Customer("Hello"), Agent(said)]));

        Assert.Equal("remark", set.Situation);
        Assert.Contains(Move.Clarify, set.Suggestions[0].Moves);
        Assert.All(set.Suggestions, suggestion => Assert.DoesNotContain(Move.Commit, suggestion.Moves));
    }

    [Theory]
    [InlineData(Answered, "And on Sunday?")]
    [InlineData(Answered, "Good to know. I'd like to book a taxi to the airport, please.")]
    [InlineData(Done, "Oh that's perfect. Now please send the confirmation to my wife.")]
    [InlineData(Done, "Wonderful, but could you make it five?")]
    [InlineData(Done, "Hmm, that's not what your website says.")]
    [InlineData(Done, "I need a copy of the bill. Thank you for your help!")]
    [InlineData("I'm sorry, I don't quite understand what you mean.", "My word, what a day.")]
    public void Suggest_WantsSomething_IsNotAskedWhatElse(string said, string text) => Assert.All(
        Engine.Suggest(Request(text, before: [Customer("Hello"), Agent(said)])).Suggestions,
        suggestion => Assert.DoesNotMatch("(?i)anything else|else can I|anything more", suggestion.Text));

    [Theory]
    [InlineData("No thanks, that's everything for today")]
    [InlineData("Not unless you can give me winning lotto numbers")]
    [InlineData("nah thats it, gotta get the kids")]
    public void Suggest_NothingElse_TakesLeave(string text) =>
        Assert.Equal("closing", Engine.Suggest(Request(text, before: [Customer("Hello"), Agent(Done), Customer("Thanks"), Agent("Is there anything else I can do for you?")])).Situation);

    [Theory]
    [InlineData("promise-broken .9, complaint .8")]
    [InlineData("wants-supervisor .9")]
    [InlineData("legal-or-press .9")]
    [InlineData("abuse .9, complaint .8")]
    public void Read_InTroubleWithUs_IsNeverSettled(string marks) => Assert.NotEqual(OpenMatter.Settled, Read(Done, "Okay, I'll need to bring an umbrella then.", marks));

    [Fact]
    public void Read_BeforeWeSpoke_IsUnclear() =>
        Assert.Equal(OpenMatter.Unclear, MomentReader.Read(Request("Okay, I'll need to bring an umbrella then."), Speech.AsWritten).OpenMatter);

    [Theory]
    [InlineData("es", nameof(OpenMatter.Unclear))]
    [InlineData("en", nameof(OpenMatter.Settled))]
    [InlineData("", nameof(OpenMatter.Settled))]
    public void Read_LanguageThatTheModelDoesNotKnow_IsUnclear(string language, string expected)
    {
        var request = Request("Okay, I'll need to bring an umbrella then.", before: [Customer("Hello"), Agent(Answered)]);
        request.Utterance.Analysis!.LanguageCode = language;

        Assert.Equal(expected, MomentReader.Read(request, Speech.AsWritten).OpenMatter.ToString());
    }

    [Theory]
    [InlineData("Let me look that up, one moment please.", "No rush, the kettle is on.", nameof(OpenMatter.UnderWay))]
    [InlineData("I'm going through the invoices now, nearly done.", "My cat just sat on the keyboard, ignore the letters.", nameof(OpenMatter.UnderWay))]
    [InlineData("Let me look that up, one moment please.", "Wait, I gave you the wrong number, it ends in 42.", nameof(OpenMatter.Unclear))]
    public void Read_WhileWeAreAtIt(string said, string text, string expected) => Assert.Equal(expected, Read(said, text).ToString());

    private static OpenMatter Read(string said, string text, string marks = "") =>
        MomentReader.Read(Request(text, marks, before: [Customer("Hello"), Agent(said)]), Speech.AsWritten).OpenMatter;
}
