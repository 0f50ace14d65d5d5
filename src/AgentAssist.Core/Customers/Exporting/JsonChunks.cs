using System.Text;
using Google.Protobuf;

namespace AgentAssist.Core.Customers.Exporting;

/// <summary>Collects JSON text and gives it away in chunks of a bounded size, cut anywhere.</summary>
internal sealed class JsonChunks
{
    /// <summary>How many bytes a chunk has at most.</summary>
    public const int ChunkBytes = 65_536;

    private static readonly JsonFormatter Formatter = new(new JsonFormatter.Settings(formatDefaultValues: false));

    private readonly MemoryStream _pending = new();

    public void Write(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        _pending.Write(bytes);
    }

    /// <summary>Writes a message as protobuf JSON.</summary>
    public void Write(IMessage message) => Write(Formatter.Format(message));

    /// <summary>Writes a string as JSON.</summary>
    public void WriteText(string value) => Write(System.Text.Json.JsonSerializer.Serialize(value));

    /// <summary>Takes the full chunks; with <paramref name="all"/> also what is left.</summary>
    public IEnumerable<ByteString> Take(bool all = false)
    {
        var bytes = _pending.GetBuffer();
        var (at, length) = (0, (int)_pending.Length);
        while (length - at >= ChunkBytes || (all && at < length))
        {
            var size = Math.Min(ChunkBytes, length - at);
            yield return ByteString.CopyFrom(bytes, at, size);
            at += size;
        }

        var rest = bytes.AsSpan(at, length - at).ToArray();
        _pending.SetLength(0);
        _pending.Write(rest);
    }
}
