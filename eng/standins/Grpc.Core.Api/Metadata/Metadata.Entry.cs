using System.Buffers;
using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One header: a lower-case key with either text or bytes.</summary>
    public class Entry
    {
        private static readonly SearchValues<char> Legal =
            SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");

        private readonly string? _text;
        private readonly byte[]? _bytes;

        /// <summary>A text entry; the key must not end in <see cref="BinaryHeaderSuffix"/>.</summary>
        public Entry(string key, string value)
        {
            Key = Normalize(key);
            if (IsBinary)
            {
                throw new ArgumentException($"The key '{Key}' ends in '{BinaryHeaderSuffix}', which is for binary values.", nameof(key));
            }

            ArgumentNullException.ThrowIfNull(value);
            _text = value;
        }

        /// <summary>A binary entry; the key must end in <see cref="BinaryHeaderSuffix"/>. The bytes are copied.</summary>
        public Entry(string key, byte[] valueBytes)
        {
            Key = Normalize(key);
            if (!IsBinary)
            {
                throw new ArgumentException($"The key '{Key}' of a binary value must end in '{BinaryHeaderSuffix}'.", nameof(key));
            }

            ArgumentNullException.ThrowIfNull(valueBytes);
            _bytes = (byte[])valueBytes.Clone();
        }

        public string Key { get; }

        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        /// <summary>The text; a binary entry has none and throws.</summary>
        public string Value => _text ?? throw new InvalidOperationException("A binary entry has no text value.");

        /// <summary>A copy of the bytes; for a text entry, its ASCII bytes.</summary>
        public byte[] ValueBytes => _bytes is null ? Encoding.ASCII.GetBytes(_text!) : (byte[])_bytes.Clone();

        public override string ToString() =>
            IsBinary ? $"[Entry: key={Key}, valueBytes={Convert.ToHexString(_bytes!)}]" : $"[Entry: key={Key}, value={_text}]";

        internal bool HasKey(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);

        private static string Normalize(string key)
        {
            ArgumentNullException.ThrowIfNull(key);
            if (key.Length == 0 || key.AsSpan().ContainsAnyExcept(Legal))
            {
                throw new ArgumentException(
                    $"'{key}' is no metadata key: letters, digits, '_', '-' and '.' only, at least one.", nameof(key));
            }

            return key.ToLowerInvariant();
        }
    }
}
