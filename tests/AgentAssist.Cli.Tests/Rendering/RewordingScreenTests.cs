using AgentAssist.Cli.Rendering;
using AgentAssist.V1;
using Spectre.Console;

namespace AgentAssist.Cli.Tests.Rendering;

public sealed class RewordingScreenTests
{
    private readonly ConversationModel _model = new();
    private long _revision;

    public RewordingScreenTests()
    {
        Happens(new AssistEvent { ConversationStarted = new ConversationStarted { Conversation = new Conversation { ConversationId = "c1" } } });
        var offered = new SuggestionsOffered();
        offered.Suggestions.Add(new Suggestion { SuggestionId = "s2-1", Approach = "Repair first", Text = "Composed words." });
        offered.Suggestions.Add(new Suggestion { SuggestionId = "s2-2", Approach = "Act first", Text = "Second words." });
        Happens(new AssistEvent { SuggestionsOffered = offered });
    }

    [Fact]
    public void Rewording_WhileItIsWritten_StandsBesideTheComposedSuggestion()
    {
        Shows(new Ephemeral { Rewording = new Rewording { SuggestionId = "s2-1", Text = "New wor" } });

        var screen = Drawn();
        Assert.Contains("New wor …", screen, StringComparison.Ordinal);
        Assert.Contains("Composed words.", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Reworded_Suggestion_TakesThePlaceOfTheComposedOneAndLapsesWithTheOthers()
    {
        Shows(new Ephemeral { Rewording = new Rewording { SuggestionId = "s2-1", Text = "New wor" } });
        Happens(new AssistEvent
        {
            SuggestionReworded = new SuggestionReworded
            {
                ReplacedSuggestionId = "s2-1",
                Suggestion = new Suggestion { SuggestionId = "s2-1-model", Approach = "Repair first", Text = "New words.", Source = SuggestionSource.Model },
            },
        });

        Assert.Equal(["s2-1-model", "s2-2"], _model.Suggestions!.Suggestions.Select(s => s.SuggestionId));
        var screen = Drawn();
        Assert.Contains("reworded", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("New wor …", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("Composed words.", screen, StringComparison.Ordinal);

        Happens(new AssistEvent { SuggestionsSuperseded = new SuggestionsSuperseded { SuggestionIds = { "s2-1", "s2-1-model", "s2-2" } } });
        Assert.Null(_model.Suggestions);
    }

    [Fact]
    public void Degradation_OfTheModel_SaysWhyAndVoidsWhatWasShown()
    {
        Shows(new Ephemeral { Rewording = new Rewording { SuggestionId = "s2-1", Text = "New wor" } });
        Shows(new Ephemeral { Degradation = new Degradation { Feature = Feature.LanguageModel, Reason = DegradationReason.RateLimited } });

        var screen = Drawn();
        Assert.Contains("not reworded: rate limited", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("New wor", screen, StringComparison.Ordinal);

        Happens(new AssistEvent { SuggestionsOffered = new SuggestionsOffered { Suggestions = { new Suggestion { SuggestionId = "s9-1" } } } });
        Assert.Null(_model.WithoutModel);
    }

    [Fact]
    public void Rewording_OfASuggestionThatIsGone_IsNotShown()
    {
        Shows(new Ephemeral { Rewording = new Rewording { SuggestionId = "s1-1", Text = "Late words" } });

        Assert.Null(_model.Rewording);
    }

    private void Happens(AssistEvent happened)
    {
        happened.Revision = ++_revision;
        _model.Apply(new WatchConversationResponse { Revision = _revision, Event = happened });
    }

    private void Shows(Ephemeral shown) => _model.Apply(new WatchConversationResponse { Ephemeral = shown });

    private string Drawn()
    {
        using var output = new StringWriter();
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        screen.Profile.Width = 120;
        screen.Write(AgentScreen.Draw(_model, connection: null, 10));
        return output.ToString();
    }
}
