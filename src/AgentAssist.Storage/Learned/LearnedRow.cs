using System.Collections.Immutable;
using AgentAssist.Core.Suggestions.Learned;

namespace AgentAssist.Storage.Learned;

/// <summary>
/// What a row of <c>learned_reply</c> holds beside its columns, in the order: format, text, uses, agents, features with their
/// counts; numbers in little-endian order, lengths and counts as 7-bit groups.
/// </summary>
internal static class LearnedRow
{
    private const byte Format = 1;

    public static byte[] Write(LearnedReply reply)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        writer.Write(Format);
        writer.Write(reply.Text);
        writer.Write7BitEncodedInt64(reply.Uses);
        writer.Write7BitEncodedInt(reply.Agents.Length);
        foreach (var agent in reply.Agents)
        {
            writer.Write(agent);
        }

        writer.Write7BitEncodedInt(reply.Features.Features.Length);
        for (var i = 0; i < reply.Features.Features.Length; i++)
        {
            writer.Write(reply.Features.Features[i]);
            writer.Write7BitEncodedInt(reply.Features.Counts[i]);
        }

        writer.Flush();
        return buffer.ToArray();
    }

    public static LearnedReply Read(string replyId, long conversations, bool deleted, byte[] payload)
    {
        using var reader = new BinaryReader(new MemoryStream(payload));
        if (reader.ReadByte() is var format && format != Format)
        {
            throw new InvalidDataException($"A learned reply has the format {format}, which this version does not know.");
        }

        var text = reader.ReadString();
        var uses = reader.Read7BitEncodedInt64();
        var agents = new ulong[reader.Read7BitEncodedInt()];
        for (var i = 0; i < agents.Length; i++)
        {
            agents[i] = reader.ReadUInt64();
        }

        var count = reader.Read7BitEncodedInt();
        var (features, counts) = (new ulong[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            (features[i], counts[i]) = (reader.ReadUInt64(), reader.Read7BitEncodedInt());
        }

        return new LearnedReply(replyId, text, conversations, uses, ImmutableArray.Create(agents), new FeatureCounts(features, counts), deleted);
    }
}
