using System.Globalization;
using System.Text;
using AgentAssist.V1;

namespace AgentAssist.Server.Demo;

/// <summary>What the demo tells the person who started it.</summary>
internal static class DemoText
{
    public static string Of(string address, string conversationId, DemoCase demo, AddUtteranceResponse last, bool keeps)
    {
        var text = new StringBuilder();
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"AgentAssist is running: gRPC on {address}");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{demo.Customer.DisplayName} is on the chat, for the third time about the same thing, and just wrote:");
        text.AppendLine(CultureInfo.InvariantCulture, $"  \"{last.Utterance.Text}\"");
        text.AppendLine();
        text.AppendLine("What the agent could answer, best first:");
        foreach (var suggestion in last.Suggestions)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  [{suggestion.Approach}] {suggestion.Text.ReplaceLineEndings(" ")}");
        }

        text.AppendLine();
        return text.Append(ToTry(address, conversationId, keeps)).ToString();
    }

    public static string AlreadyPlayed(string address, string conversationId) =>
        $"{Environment.NewLine}AgentAssist is running: gRPC on {address}{Environment.NewLine}"
        + $"The demo conversation is in the store already.{Environment.NewLine}{Environment.NewLine}"
        + ToTry(address, conversationId, keeps: true);

    private static string ToTry(string address, string conversationId, bool keeps)
    {
        var server = address == new Configuration.ServerOptions().GrpcAddress ? "" : $" --server {address}";
        return $"""
            Try in a second terminal:
              dotnet run --project src/AgentAssist.Cli -- agent {conversationId}{server}
              dotnet run --project src/AgentAssist.Cli -- floor{server}
              dotnet run --project src/AgentAssist.Cli -- doctor{server}
            Ctrl+C stops the server{(keeps ? "" : "; the demo keeps nothing")}.
            """;
    }
}
