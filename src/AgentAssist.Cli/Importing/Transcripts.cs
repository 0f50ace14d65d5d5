using System.Security.Cryptography;
using System.Text;
using AgentAssist.Cli.Files;
using AgentAssist.V1;

namespace AgentAssist.Cli.Importing;

/// <summary>Makes transcripts of cases.</summary>
internal static class Transcripts
{
    /// <summary>
    /// What was said in a case, and nothing of what is known about its customer. A case without an id gets one made of its content, so
    /// that the same file imported again changes nothing.
    /// </summary>
    public static Transcript Of(Case one)
    {
        var transcript = new Transcript { AgentId = one.AgentId };
        transcript.Turns.Add(one.Turns.Select(turn => new TranscriptTurn { Role = turn.Role, Text = turn.Text }));
        transcript.TranscriptId = one.Id == $"line-{one.Line}" ? ContentId(one) : one.Id;
        return transcript;
    }

    private static string ContentId(Case one) =>
        "sha256-" + Convert.ToHexStringLower(SHA256.HashData(
            Encoding.UTF8.GetBytes(string.Join('\n', one.Turns.Select(turn => $"{(int)turn.Role}\t{turn.Text}")))));
}
