using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AgentAssist.Core.Models;

/// <summary>
/// What the files of all models have in common: eight bytes that name the format and its version, the SHA-256 of the rest, then
/// arrays of little-endian numbers, each with its length before it.
/// </summary>
internal static class ModelContainer
{
    private const int MostBytes = 256 << 20;
    private static readonly byte[] Magic = "AAMODEL1"u8.ToArray();

    public static void Write(Stream to, MemoryStream body)
    {
        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        to.Write(Magic);
        to.Write(SHA256.HashData(bytes));
        to.Write(bytes);
    }

    /// <summary>Checks that a file is whole and parses its body.</summary>
    /// <exception cref="InvalidDataException">It is not; the message completes "… cannot be used: ".</exception>
    public static T Read<T>(Stream from, Func<ReadOnlyMemory<byte>, T> parse)
    {
        var head = new byte[Magic.Length + SHA256.HashSizeInBytes];
        if (from.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new InvalidDataException("it is no model of this version, as \"agentassist train\" writes them.");
        }

        var bytes = ReadRest(from);
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(head.AsSpan(Magic.Length)))
        {
            throw new InvalidDataException("it is damaged: its content is not what was written.");
        }

        try
        {
            return parse(bytes);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("its content does not hang together.", e);
        }
    }

    /// <summary>Reads the header, JSON, which comes first in every model and names its task.</summary>
    /// <param name="task">What the model must have been trained for.</param>
    public static T ReadHeader<T>(ref ReadOnlyMemory<byte> from, string task, JsonTypeInfo<T> type)
        where T : class
    {
        var json = ReadArray<byte>(ref from);
        using (var document = JsonDocument.Parse(json))
        {
            // Before the rest, which another task's header does not have.
            var given = document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("task", out var name) ? name.ToString() : "";
            if (!string.Equals(given, task, StringComparison.Ordinal))
            {
                throw new InvalidDataException($"it was trained for \"{given}\", and \"{task}\" is needed.");
            }
        }

        return JsonSerializer.Deserialize(json, type) ?? throw new InvalidDataException("it has no header.");
    }

    /// <summary>Writes the header.</summary>
    public static void WriteHeader<T>(Stream to, T header, JsonTypeInfo<T> type) =>
        WriteArray<byte>(to, JsonSerializer.SerializeToUtf8Bytes(header, type));

    // The machines that this runs on are little-endian, as the format is.
    public static void WriteArray<T>(Stream to, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, values.Length);
        to.Write(length);
        to.Write(MemoryMarshal.AsBytes(values));
    }

    public static T[] ReadArray<T>(ref ReadOnlyMemory<byte> from)
        where T : unmanaged
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(from.Span);
        var values = MemoryMarshal.Cast<byte, T>(from.Span.Slice(sizeof(int), checked(length * Marshal.SizeOf<T>()))).ToArray();
        from = from[(sizeof(int) + (length * Marshal.SizeOf<T>()))..];
        return values;
    }

    private static byte[] ReadRest(Stream from)
    {
        // A file says how long it is, and is read without copying it from one buffer into the next.
        if (from.CanSeek && from.Length - from.Position <= MostBytes)
        {
            var bytes = GC.AllocateUninitializedArray<byte>((int)(from.Length - from.Position));
            from.ReadExactly(bytes);
            return bytes;
        }

        using var rest = new MemoryStream();
        from.CopyTo(rest);
        return rest.Length <= MostBytes ? rest.ToArray() : throw new InvalidDataException($"it is larger than {MostBytes >> 20} MiB.");
    }
}
