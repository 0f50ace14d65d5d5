using AgentAssist.Cli.Rendering;
using AgentAssist.V1;
using Spectre.Console;

namespace AgentAssist.Cli.Tests.Rendering;

public sealed class AgentScreenTests
{
    [Theory]
    [InlineData(80, 200)]
    [InlineData(30, 90)]
    [InlineData(24, 80)]
    public void DrawToFit_LongConversation_KeepsTheBestSuggestionOnTheScreen(int height, int width)
    {
        var model = new ConversationModel();
        var snapshot = new ConversationSnapshot
        {
            Conversation = new Conversation { ConversationId = "c-1", Revision = 60 },
            Context = new CustomerContext { Profile = new CustomerProfile { CustomerId = "cust-1" } },
            Suggestions = new SuggestionsOffered(),
        };
        for (var i = 0; i < 50; i++)
        {
            snapshot.Utterances.Add(new UtteranceAdded { Utterance = new Utterance { Role = Role.Customer, Text = $"Line {i}." } });
        }

        for (var i = 0; i < 3; i++)
        {
            snapshot.Suggestions.Suggestions.Add(new Suggestion { Approach = $"Approach {i}", Text = string.Join(' ', Enumerable.Repeat("word", 40)) });
        }

        model.Apply(new WatchConversationResponse { Snapshot = snapshot });
        using var output = new StringWriter();
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        screen.Profile.Width = width;
        screen.Profile.Height = height;
        screen.Write(AgentScreen.DrawToFit(model, ConnectionState(), screen));
        var lines = output.ToString().TrimEnd().Split('\n');
        Assert.True(lines.Length < height, $"{lines.Length} lines on a screen of {height}");
        Assert.Contains(lines, line => line.Contains("Approach 0", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Line 49.", StringComparison.Ordinal));
    }

    private static Client.ConnectionState ConnectionState() => Client.ConnectionState.Connected;
}
