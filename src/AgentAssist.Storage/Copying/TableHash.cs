using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace AgentAssist.Storage.Copying;

/// <summary>Counts and hashes a table's rows in order, so that two databases can be compared without either seeing the other.</summary>
internal sealed class TableHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Rows { get; private set; }

    public void Add(DbDataReader row, int columns)
    {
        Rows++;
        for (var i = 0; i < columns; i++)
        {
            Add(row.GetValue(i));
        }
    }

    public string ToHex() => Convert.ToHexString(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();

    // Kind and length before the content, so that no two rows read alike.
    private void Add(object value)
    {
        var (kind, bytes) = value switch
        {
            DBNull => (0, []),
            long number => (1, BitConverter.GetBytes(BitConverter.IsLittleEndian ? number : BinaryPrimitives.ReverseEndianness(number))),
            string text => (2, Encoding.UTF8.GetBytes(text)),
            byte[] blob => (3, blob),
            _ => throw new InvalidOperationException($"A column of {value.GetType()} is not copied."),
        };
        Span<byte> head = stackalloc byte[5];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
        _hash.AppendData(head);
        _hash.AppendData(bytes);
    }
}
